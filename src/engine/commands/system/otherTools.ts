import { between, type Amount } from '../../amount.ts';
import type { Outcome } from '../../shell/command.ts';
import type { Program } from '../program.ts';
import { unknownNote } from '../unknownBytes.ts';

interface Tool {
  readonly names: string;
  /** The calls that write; the others print, check or set something small. */
  readonly writes: RegExp;
  /** What one of them leaves: a range of what these tools are used for in images, with no measurement behind it. */
  readonly amount: Amount;
  readonly what: string;
}

const TOOLS: readonly Tool[] = [
  {
    names:
      'opensearch-plugin elasticsearch-plugin kibana-plugin opensearch-dashboards-plugin logstash-plugin ' +
      'jenkins-plugin-cli grafana-cli featureUtility fluent-gem wp',
    writes: /\b(install|installFeature|add|update|--plugins?|--plugin-file|-f)\b/,
    amount: between(0.1e6, 10e6, 400e6),
    what: 'plugins',
  },
  {
    names: 'gcloud az aws gsutil bq helm terraform tofu ansible-galaxy kubectl kustomize krew',
    writes: /\b(components (install|update)|extension add|install|init|pull|cp|rsync|add)\b/,
    amount: between(0.05e6, 80e6, 1.2e9),
    what: 'components',
  },
  {
    names:
      'nix nix-store nix-env nix-build nix-shell nix-channel nix-collect-garbage cachix guix spack easybuild eb opam ' +
      'conan vcpkg rosdep tlmgr',
    writes: /\b(install|build|realise|develop|add|update|--update|-i\w*|-A|fetch|create)\b|^\.$/,
    amount: between(0.5e6, 150e6, 5e9),
    what: 'packages',
  },
  {
    // Modules of Perl and Lua are mostly scripts of some 100 kB each.
    names: 'cpan cpanm luarocks',
    writes: /\b(install|--installdeps)\b|(^|\s)[A-Z]\w*(::\w+)*(?=\s|$)|^\.$/,
    amount: between(0.1e6, 10e6, 400e6),
    what: 'packages',
  },
  {
    names:
      'hugo jekyll mkdocs sphinx-build zola expo ng gulp grunt webpack tsc vite esbuild rollup next nuxt ' +
      'colcon catkin_make maturin xk6 buf west xmake premake5 wasm-pack trunk gprbuild nasm flutter dart nimble',
    writes: /(^|\s)(build|export|generate|precache|pub|compile|release|-o|--out\S*)\b|^$/,
    amount: between(0.05e6, 20e6, 1e9),
    what: 'what it builds',
  },
  {
    names: 'opentelemetry-bootstrap crawl4ai-setup pre-commit conda-pack conda-lock',
    writes: /install|^$|-o|lock/,
    amount: between(0.05e6, 20e6, 1e9),
    what: 'what it installs',
  },
  {
    names:
      'docling-tools mineru-models-download yolo kernels freshclam nemo_run spacy-download whisper piper',
    writes: /^(?!.*(-v|version|checks|settings)$)/,
    amount: between(1e6, 300e6, 10e9),
    what: 'models and data',
  },
  {
    // Google's documentation of each: the SDK manager's packages, and the emulators' archives in ~/.cache/firebase.
    names: 'sdkmanager firebase',
    writes: /setup:|;|--licenses|^tools|^platform|--install|--update/,
    amount: between(0.01e6, 150e6, 6e9),
    what: 'what it downloads',
  },
  {
    names: 'rake rails',
    writes: /assets:|webpacker:|db:|plugin|precompile|build/,
    amount: between(0.05e6, 30e6, 600e6),
    what: 'what it builds',
  },
  {
    names: 'go-licenses',
    writes: /\bsave\b/,
    amount: between(0.02e6, 2e6, 60e6),
    what: 'licenses and sources',
  },
  {
    names: 'initdb mysql_install_db mariadb-install-db pg_createcluster',
    writes: /^(?!.*--version)/,
    amount: between(30e6, 45e6, 190e6),
    what: 'an empty database',
  },
];

const BY_NAME: ReadonlyMap<string, Tool> = new Map(
  TOOLS.flatMap((tool) => tool.names.split(' ').map((name) => [name, tool] as const)),
);

/** Programs that are known for fetching or making something that the catalog cannot weigh: a range, and a question. */
export const otherTools: Program = {
  names: [...BY_NAME.keys()],
  run(call): Outcome {
    const tool = BY_NAME.get(call.name);
    const line = call.args.map(({ text }) => text).join(' ');
    if (tool === undefined || /(^|\s)(--help|--version|-h|help|version)$/.test(line)) {
      return { effects: [] };
    }
    if (!tool.writes.test(line)) return { effects: [] };
    const verb = call.args.find(({ text }) => !text.startsWith('-'))?.text ?? '';
    const what = `${call.name} ${verb}`.trim();
    return {
      effects: [
        unknownNote({
          what,
          reason: `The weight of ${tool.what} is not in the catalog.`,
          question: `How many bytes does ${what} leave?`,
          amount: tool.amount,
          path: call.cwd,
          origin: { kind: 'download', name: what },
        }),
      ],
    };
  },
};
