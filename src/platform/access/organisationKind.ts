/** The kinds of organisations that have people here. */
export const ORGANISATION_KINDS = [
  'firm',
  'office',
  'bank',
  'guarantor',
  'exchange',
  'fund',
  'service',
  'department',
  'platform',
] as const;

export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** Kinds that see a firm only where it has consented: banks, guarantors, exchanges, funds, service bodies and departments. */
export const PARTNER_KINDS = ['bank', 'guarantor', 'exchange', 'fund', 'service', 'department'] as const;
