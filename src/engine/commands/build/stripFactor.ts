import type { Amount } from '../../amount.ts';

/**
 * What `strip --strip-unneeded` leaves of shared libraries: the 156.0 MB of them in the wheels lxml 6.1.3 and pyarrow 25.0.1 became
 * 123.2 MB (measured 2026-11-20). Libraries that were stripped when they were built stay as they are, those with debug information
 * lose most of it, so the range is wide.
 */
export const STRIP_FACTOR: Amount = { bytes: 0.79, low: 0.4, high: 1 };
