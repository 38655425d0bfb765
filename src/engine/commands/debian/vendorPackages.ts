import { between, type Amount } from '../../amount.ts';
import type { ForeignSource } from './aptSources.ts';

export interface VendorPackage {
  readonly name: RegExp;
  /** Where it comes from, when Debian has a package of that name too; a source that matches wins, as its version is higher. */
  readonly source?: RegExp;
  readonly amount: Amount;
  readonly note: string;
}

/**
 * Packages of vendors' repositories that real Dockerfiles install (which ones: counted 2026-11-21), with their own files only. No repository of a vendor
 * was measured: but for NCCL and cuDNN, whose notes name a published size, these are orders of magnitude from general knowledge, hence ranges of
 * a factor of two and more. They are shown as unknown, with the question that settles it.
 */
const VENDOR_PACKAGES: readonly VendorPackage[] = [
  {
    name: /^nodejs$/,
    source: /nodesource/,
    amount: between(120e6, 200e6, 260e6),
    note: 'NodeSource packs Node, npm and headers into one package, assumed to be about 200 MB.',
  },
  {
    name: /^libnccl(2|-dev)$/,
    amount: between(160e6, 241e6, 450e6),
    note: "Debian's build of NCCL 2.22.3 has 241 MB (Installed-Size); NVIDIA's differs by release.",
  },
  {
    name: /^(libcudnn8|libcudnn9-cuda-\d+|cudnn9?-cuda-\d+|cudnn\d?)$/,
    amount: between(650e6, 1_000e6, 1_300e6),
    note: 'The .deb of cuDNN 8.2 has 454 MB, and its libraries are assumed to unpack to a little over twice that.',
  },
  {
    name: /^cuda(-toolkit)?(-\d+-\d+|-\d+)?$/,
    amount: between(2_400e6, 4_500e6, 8_000e6),
    note: 'A CUDA toolkit of 12.x is assumed to unpack to 2.4 GB without, about 6 GB with static libraries and profilers.',
  },
  {
    name: /^google-chrome-(stable|beta)$/,
    amount: between(220e6, 370e6, 480e6),
    note: 'Chrome is assumed to unpack to about 370 MB.',
  },
  {
    name: /^docker-ce-cli$/,
    amount: between(28e6, 45e6, 75e6),
    note: "Docker's client is one program, assumed to have about 45 MB.",
  },
  {
    name: /^google-cloud-(sdk|cli)$/,
    amount: between(300e6, 650e6, 1_300e6),
    note: "Google's command line tools bring their own Python and are assumed to unpack to some 650 MB.",
  },
  {
    name: /^msodbcsql1[78]$/,
    amount: between(1e6, 2.5e6, 8e6),
    note: "Microsoft's ODBC driver is assumed to have a few MB.",
  },
  {
    name: /^docker-ce$/,
    amount: between(70e6, 100e6, 130e6),
    note: "Docker's daemon and its helpers are assumed to have about 100 MB.",
  },
  {
    name: /^containerd\.io$/,
    amount: between(75e6, 115e6, 150e6),
    note: 'containerd with runc is assumed to have about 115 MB.',
  },
  {
    name: /^docker-(buildx|compose)-plugin$/,
    amount: between(40e6, 70e6, 100e6),
    note: 'Each plugin of Docker is one program of Go, assumed to have about 70 MB.',
  },
  {
    name: /^postgresql-\d+$/,
    amount: between(45e6, 180e6, 350e6),
    note: 'The server is assumed to have some 60 MB, and the LLVM that it compiles queries with over 100 MB.',
  },
  {
    name: /^postgresql-client-\d+$/,
    amount: between(6e6, 14e6, 60e6),
    note: 'The client is assumed to have about 14 MB with libpq.',
  },
  {
    name: /^postgresql-server-dev-\d+$/,
    amount: between(10e6, 350e6, 1_000e6),
    note: 'The headers are small, and depend on clang and LLVM.',
  },
  {
    name: /^(gh|kubectl|terraform|vault|consul|packer|helm|trivy)$/,
    amount: between(25e6, 70e6, 450e6),
    note: 'It is one program of Go, and those are assumed to have from 25 to 450 MB.',
  },
  {
    name: /^azure-cli$/,
    amount: between(400e6, 650e6, 1_200e6),
    note: "Azure's command line tools bring their own Python and are assumed to unpack to some 650 MB.",
  },
  {
    name: /^(code|microsoft-edge-stable|brave-browser|powershell)$/,
    amount: between(150e6, 400e6, 750e6),
    note: 'It brings a browser engine or a runtime of its own, assumed to unpack to about 400 MB.',
  },
  {
    name: /^(temurin|zulu|msopenjdk|java|corretto)-?\d+[\w-]*(jdk|-ca-jdk|corretto)?$/,
    amount: between(120e6, 300e6, 450e6),
    note: 'A JDK is assumed to unpack to about 300 MB.',
  },
  {
    name: /^dotnet-sdk-[\d.]+$/,
    amount: between(200e6, 500e6, 900e6),
    note: 'The SDK of .NET with its runtimes is assumed to have about 500 MB.',
  },
  {
    name: /^(elasticsearch|opensearch|mongodb-org|grafana|grafana-enterprise|kibana)$/,
    amount: between(150e6, 550e6, 1_500e6),
    note: 'Servers of this kind are assumed to unpack to about 550 MB.',
  },
  {
    name: /^(rocm|rocm-libs|rocm-hip-sdk|rocm-hip-libraries|rocm-ml-sdk|rocm-ml-libraries)$/,
    amount: between(4_000e6, 14_000e6, 30_000e6),
    note: 'The libraries of ROCm hold code for every card and are assumed to unpack to some 14 GB.',
  },
  {
    name: /^(rocm-dev|rocm-llvm|rocm-developer-tools|rocm-hip-runtime-dev)$/,
    amount: between(1_000e6, 3_500e6, 7_000e6),
    note: 'The compilers of ROCm are assumed to unpack to some 3.5 GB.',
  },
  {
    name: /^(tensorrt|tensorrt-dev|tensorrt-libs|libnvinfer\d+|libnvinfer-dev)$/,
    amount: between(400e6, 3_000e6, 10_000e6),
    note: 'TensorRT holds code for every card and is assumed to unpack to some GB.',
  },
  {
    name: /^libcublas(-dev)?-\d+-\d+$/,
    amount: between(300e6, 600e6, 1_100e6),
    note: 'cuBLAS of CUDA 12 is assumed to have about 600 MB.',
  },
  {
    name: /^cuda-(nvcc|compiler|libraries|libraries-dev|minimal-build)-\d+-\d+$/,
    amount: between(100e6, 900e6, 5_000e6),
    note: 'This part of the CUDA toolkit is assumed to have from 100 MB to 5 GB.',
  },
  {
    name: /^ros-[a-z]+-(desktop|desktop-full|perception|simulation)$/,
    amount: between(1_000e6, 2_300e6, 4_500e6),
    note: 'The desktop of ROS with what it depends on is assumed to have some 2.3 GB.',
  },
  {
    name: /^ros-[a-z]+-ros-(base|core)$/,
    amount: between(150e6, 550e6, 1_200e6),
    note: 'The base of ROS with what it depends on is assumed to have some 550 MB.',
  },
  { name: /^yarn$/, amount: between(4e6, 5.4e6, 7e6), note: 'Yarn 1 is 5 MB of JavaScript.' },
];

/** What is known of a package that the distribution lacks; undefined when nothing is. */
export function vendorPackage(name: string): VendorPackage | undefined {
  return VENDOR_PACKAGES.find((known) => known.name.test(name));
}

/** Names of a request that a vendor's source offers in place of the distribution's own package. */
export function takenFromVendor(
  names: readonly string[],
  sources: readonly ForeignSource[],
): readonly string[] {
  return names.filter((name) => {
    const { source } = vendorPackage(name) ?? {};
    return source !== undefined && sources.some(({ place }) => source.test(place));
  });
}
