import type { Report, ReportError } from '../engine/report.ts';
import { emptyImageReport } from '../engine/reporting/imageReport.ts';

/** A Report that says only why there is none: the rest is empty, not missing. */
export function reportOfError(error: ReportError, catalogDate: string): Report {
  return {
    version: 1,
    error,
    image: emptyImageReport('linux/amd64'),
    stages: [],
    layers: [],
    builderLayers: [],
    unknowns: [],
    findings: [],
    suggestions: [],
    advice: [],
    catalog: { date: catalogDate },
  };
}
