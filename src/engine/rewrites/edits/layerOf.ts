import type { FileClass, OriginKind } from '../../effects.ts';
import type { LayerReport } from '../../report.ts';
import type { Scene } from '../rewrite.ts';

interface Place {
  readonly range: { readonly line: number };
}

/** The layer of the target image that an instruction wrote; undefined when it wrote none or lies in a stage that is only copied from. */
export function layerOf(scene: Scene, instruction: Place): LayerReport | undefined {
  return scene.report.layers.find((layer) => layer.line === instruction.range.line);
}

/** The same in any stage that the target needs. */
export function anyLayerOf(scene: Scene, instruction: Place): LayerReport | undefined {
  return (
    layerOf(scene, instruction) ??
    scene.report.builderLayers.find((layer) => layer.line === instruction.range.line)
  );
}

/** Bytes of a class of files in a layer, of some origin or of all. */
export function bytesOfClass(
  layer: LayerReport | undefined,
  fileClass: FileClass,
  kind?: OriginKind,
): number {
  let bytes = 0;
  for (const item of layer?.contributions ?? []) {
    if (kind !== undefined && item.kind !== kind) continue;
    for (const part of item.classes) if (part.fileClass === fileClass) bytes += part.bytes;
  }
  return bytes;
}

export function hasKind(layer: LayerReport | undefined, kind: OriginKind): boolean {
  return layer?.contributions.some((item) => item.kind === kind) === true;
}
