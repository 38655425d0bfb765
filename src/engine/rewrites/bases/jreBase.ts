import { DOCKERFILE } from '../edits/applyEdits.ts';
import { instructionsOf, targetStage } from '../edits/baseOfStage.ts';
import { contextFile } from '../edits/contextFile.ts';
import type { Proposal, Rewrite, Scene } from '../rewrite.ts';
import { javaImage, JDK_TOOL } from '../stages/javaImage.ts';
import { startOf } from '../stages/secondStage.ts';

/** A development kit has a compiler and tools on top of the runtime that a finished archive needs. */
export const jreBase: Rewrite = {
  id: 'jre-base',
  isStructural: true,
  find(scene): readonly Proposal[] {
    const target = targetStage(scene);
    const root = scene.dockerfile.stages.find(
      ({ range }) => range.line === scene.report.layers[0]?.line,
    );
    if (target === undefined || root === undefined) return [];
    const { image, imageRange, range } = root.from;
    const kit = /^(docker\.io\/)?(library\/)?eclipse-temurin:/.test(image)
      ? javaImage(image)
      : null;
    if (kit === null || !isSafeToRun(scene)) return [];
    const { runtime } = kit;
    const prefix = /^(docker\.io\/)?(library\/)?/.exec(image)?.[0] ?? '';
    const { start, end } = imageRange;
    return [
      {
        title: `Start from ${runtime}`,
        why: 'The image of the development kit carries a compiler, its modules and tools. A finished archive needs the runtime alone.',
        link: 'https://hub.docker.com/_/eclipse-temurin',
        risk: 'check',
        line: range.line,
        endLine: range.endLine,
        edits: [{ file: DOCKERFILE, start, end, text: prefix + runtime }],
        byHand: 'Tools of the development kit (jcmd, jstack, jmap, javac) are not in the runtime.',
      },
    ];

    /** Nothing compiles or looks into the virtual machine, and what starts is java itself or a script that is known. */
    function isSafeToRun({ workspace }: Scene): boolean {
      if (target === undefined) return false;
      const instructions = instructionsOf(target, scene);
      if (instructions.some(({ text }) => JDK_TOOL.test(`${text} `))) return false;
      const start = startOf({ ...target, instructions }) ?? '';
      if (/^(?:(?:\/bin\/)?(?:ba|da)?sh -l?c )?["']?(?:exec )?java\b/.test(start)) return true;
      const [script = ''] = start.split(' ');
      const key = contextFile(script, workspace);
      const text = key === undefined ? undefined : workspace.files?.[key];
      return text !== undefined && /\bjava\b/.test(text) && !JDK_TOOL.test(text);
    }
  },
};
