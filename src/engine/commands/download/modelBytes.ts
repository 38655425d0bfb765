import { exactly } from '../../amount.ts';
import type { StageView } from '../program.ts';
import type { KnownDownload } from './knownDownloads.ts';

/** Weights that the catalog's table of models knows, by the address of one file. */
export function modelBytes(
  address: string,
  stage: Pick<StageView, 'catalog'>,
): KnownDownload | undefined {
  const place = placeOf(address);
  const facts = place && stage.catalog.models()?.find(place.hub, place.id);
  const fact = facts?.find(
    ({ files }) => place?.file === undefined || files.startsWith(place.file),
  );
  if (!fact || !Number.isFinite(fact.bytes) || fact.bytes <= 0) return undefined;
  return {
    address: /^$/,
    amount: exactly(fact.bytes),
    fileClass: 'model',
    evidence: 'published',
    source: fact.source,
  };
}

function placeOf(
  address: string,
): { readonly hub: string; readonly id: string; readonly file?: string } | undefined {
  const hub = /^huggingface\.co\/([^/]+\/[^/]+)\/(?:resolve|raw|blob)\/[^/]+\/(.+)$/.exec(address);
  if (hub?.[1] !== undefined && hub[2] !== undefined) {
    return { hub: 'huggingface', id: hub[1], file: hub[2] };
  }
  const yolo = /^github\.com\/ultralytics\/.*\/(yolo[\w-]+)\.pt$/.exec(address)?.[1];
  return yolo === undefined ? undefined : { hub: 'ultralytics', id: yolo };
}
