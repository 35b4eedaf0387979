import type { OrganisationKind } from '../../src/platform/access/organisationKind.ts';
import type { Role } from '../../src/platform/access/permission.ts';

/** Who may call a route: everybody, whoever has signed in, or some roles. */
export type MayCall = 'everybody' | 'signed in' | readonly Role[];

/** An organisation in which a role is held. */
export const KIND_OF_ROLE: Readonly<Record<Role, OrganisationKind>> = {
  'firm-admin': 'firm',
  'firm-editor': 'firm',
  'office-admin': 'office',
  'office-officer': 'office',
  'office-reader': 'office',
  'partner-admin': 'bank',
  'partner-member': 'service',
  'platform-admin': 'platform',
  'platform-auditor': 'platform',
};

const firms = ['firm-admin', 'firm-editor'] as const;
const officers = ['office-admin', 'office-officer'] as const;
const offices = [...officers, 'office-reader'] as const;
const partners = ['partner-admin', 'partner-member'] as const;
const administrators = ['firm-admin', 'office-admin', 'partner-admin', 'platform-admin'] as const;
/** Whoever has something to do with dossiers. The platform runs the machine and reads none. */
const readers = [...firms, ...offices, ...partners] as const;
const writers = [...firms, ...officers] as const;

/**
 * Every route of the interface and who may call it, written by hand beside what the modules declare: whoever opens a route to a role
 * says so twice. Which firms a role then sees is row-level security's to say.
 */
export const ROUTES: Readonly<Record<string, MayCall>> = {
  'GET /api/jobs': 'signed in',
  'GET /api/jobs/{job}': 'signed in',
  'DELETE /api/jobs/{job}': 'signed in',

  'GET /api/identity/session': 'everybody',
  'POST /api/identity/session': 'everybody',
  'DELETE /api/identity/session': 'everybody',
  'GET /api/identity/sso/start': 'everybody',
  'GET /api/identity/sso/callback': 'everybody',
  'GET /api/identity/sso/link': 'signed in',
  'DELETE /api/identity/sso/link': 'signed in',
  'GET /api/identity/sessions': 'signed in',
  'DELETE /api/identity/sessions': 'signed in',
  'DELETE /api/identity/sessions/{session}': 'signed in',
  'POST /api/identity/password': 'signed in',
  'GET /api/identity/people': administrators,
  'PATCH /api/identity/people/{person}': administrators,
  'POST /api/identity/invitations': administrators,
  'DELETE /api/identity/invitations/{invitation}': administrators,
  'GET /api/identity/invitation': 'everybody',
  'POST /api/identity/invitation/accept': 'everybody',
  'GET /api/identity/organisations': ['platform-admin'],
  'POST /api/identity/organisations': ['platform-admin'],
  'PATCH /api/identity/organisations/{organisation}': ['platform-admin'],
  'GET /api/identity/partners': 'signed in',
  'GET /api/identity/tokens': administrators,
  'POST /api/identity/tokens': administrators,
  'DELETE /api/identity/tokens/{token}': administrators,
  'GET /api/identity/audit': [...administrators, 'platform-auditor'],
  'GET /api/identity/health': ['platform-admin', 'platform-auditor'],

  'POST /api/policy/judge': 'everybody',
  'GET /api/policy/packs': 'everybody',
  'GET /api/policy/facts': 'everybody',
  'GET /api/policy/reform': offices,

  'GET /api/enterprise/firms': readers,
  'GET /api/enterprise/firms/count': readers,
  'POST /api/enterprise/firms': officers,
  'GET /api/enterprise/firms/export': [...officers, 'partner-admin'],
  'GET /api/enterprise/firms/{id}': readers,
  'POST /api/enterprise/firms/{id}/statements': writers,
  'GET /api/enterprise/firms/{id}/evidence': readers,
  'POST /api/enterprise/firms/{id}/evidence': writers,
  'GET /api/enterprise/firms/{id}/evidence/{evidence}': readers,
  'GET /api/enterprise/firms/{id}/consents': readers,
  'POST /api/enterprise/firms/{id}/consents': ['firm-admin'],
  'DELETE /api/enterprise/firms/{id}/consents/{consent}': ['firm-admin'],
  'POST /api/enterprise/firms/{id}/claim-code': officers,
  'GET /api/enterprise/regions': 'signed in',
  'GET /api/enterprise/dictionary': 'signed in',
  'GET /api/enterprise/imports': officers,
  'POST /api/enterprise/imports': officers,
  'GET /api/enterprise/imports/{import}': officers,
  'DELETE /api/enterprise/imports/{import}': officers,
  'POST /api/enterprise/imports/{import}/preview': officers,
  'POST /api/enterprise/imports/{import}/write': officers,
  'GET /api/enterprise/imports/{import}/refusals': officers,
  'GET /api/enterprise/imports/{import}/refusals.csv': officers,

  'POST /api/cultivation/firms/{id}/judgements': writers,
  'GET /api/cultivation/firms/{id}/judgements': readers,
  'GET /api/cultivation/firms/{id}/judgements/{judgement}': readers,
  'GET /api/cultivation/firms/{id}/difference': readers,
  'POST /api/cultivation/runs': officers,
  'GET /api/cultivation/runs': readers,
  'GET /api/cultivation/runs/{run}': readers,
  'GET /api/cultivation/standings': readers,
  'GET /api/cultivation/candidates': readers,
  'GET /api/cultivation/firms/{id}/least-change': readers,
  'POST /api/cultivation/step-runs': officers,
  'GET /api/cultivation/step-runs': readers,
  'GET /api/cultivation/steps': readers,
  'GET /api/cultivation/steps/firms': readers,
  'GET /api/cultivation/steps/export': officers,
  'GET /api/cultivation/change-costs': readers,
  'PUT /api/cultivation/change-costs': ['office-admin'],

  'GET /api/insight/tower': offices,
};
