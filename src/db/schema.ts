import type { Ending } from '../errors.ts';

/** One interface per table: the TypeScript twin of migrations/. Ids are text, times UTC milliseconds. */
export interface Schema {
  session: SessionTable;
  draft: DraftTable;
  strategy: StrategyTable;
  revision: RevisionTable;
  link: LinkTable;
  device: DeviceTable;
}

export interface SessionTable {
  id: string;
  data: string;
  expires_at: number;
}

/** A journey through the wizard. A step that was never validly posted is null. */
export interface DraftTable {
  id: string;
  visitor: string;
  painted: string | null;
  diagnosis: string | null;
  diagnosis_version: number;
  approaches: string | null;
  approaches_version: number;
  review: string | null;
  review_version: number;
  strategy_id: string | null;
  generation: number | null;
  base_revision: number | null;
  created_at: number;
  updated_at: number;
}

export interface StrategyTable {
  id: string;
  created_at: number;
}

export interface RevisionTable {
  strategy_id: string;
  number: number;
  catalogue: string;
  content: string;
  texts: string;
  saved_at: number;
}

export interface LinkTable {
  id: string;
  strategy_id: string | null;
  kind: 'read' | 'edit';
  name: string | null;
  generation: number;
  key_hash: string;
  created_at: number;
  ended_at: number | null;
  ended_as: Ending | null;
}

export interface DeviceTable {
  visitor: string;
  strategy_id: string;
  generation: number;
}
