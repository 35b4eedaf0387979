import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { ok, type Refusal, type Result, refused } from '@leitu/kernel';
import { refuse } from './refusals.ts';

/** A user of the machine, from /etc/passwd. */
export interface SystemUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/**
 * Whom PostgreSQL runs as. It refuses to run as root, so root drops to another user: the one who owns the first of `folders` that
 * belongs to somebody, else postgres, nobody, or whoever there is. An ordinary user stays who they are: undefined.
 */
export function choosePostgresUser(folders: readonly string[]): Result<SystemUser | undefined, Refusal> {
  if (process.getuid?.() !== 0) return ok(undefined);
  const users = unprivilegedUsers();
  const owners = folders.map((folder) => statSync(folder, { throwIfNoEntry: false })?.uid);
  const candidates = [
    ...owners.map((owner) => users.find((user) => user.uid === owner)),
    users.find((user) => user.name === 'postgres'),
    users.find((user) => user.name === 'nobody'),
    users[0],
  ];
  const chosen = candidates.find((user) => user !== undefined);
  return chosen === undefined ? refused(refuse('no_user')) : ok(chosen);
}

/** Users listed in /etc/passwd, since initdb wants a name, and known to this user namespace: a container may have root alone. */
function unprivilegedUsers(): SystemUser[] {
  const mapped = mappedUids();
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(({ name, uid, gid }) => name !== '' && uid > 0 && gid >= 0 && mapped(uid));
}

function mappedUids(): (uid: number) => boolean {
  if (process.platform !== 'linux') return () => true;
  const ranges = readFileSync('/proc/self/uid_map', 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  return (uid) => ranges.some(([first = 0, , count = 0]) => uid >= first && uid < first + count);
}

/** Whether a user may read a file, or list a folder, where it lies. Undefined is oneself, who learns it by trying. */
export function mayRead(path: string, user: SystemUser | undefined): boolean {
  if (user === undefined) return true;
  const wanted = statSync(path).isDirectory() ? 0o5 : 0o4;
  return isAllowed(path, user, wanted) && mayEnter(dirname(realpathSync(path)), user);
}

/** Whether a user may enter a folder and every folder above it. */
export function mayEnter(folder: string, user: SystemUser | undefined): boolean {
  if (user === undefined) return true;
  const place = realpathSync(folder);
  return isAllowed(place, user, 0o1) && (place === dirname(place) || mayEnter(dirname(place), user));
}

/** The bits of read (4) and enter (1) that the owner, the group or others need: the first that applies decides. */
function isAllowed(path: string, user: SystemUser, wanted: number): boolean {
  const { mode, uid, gid } = statSync(path);
  const granted = uid === user.uid ? mode >> 6 : gid === user.gid ? mode >> 3 : mode;
  return (granted & wanted) === wanted;
}
