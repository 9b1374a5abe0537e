import { describe, expect, test } from 'vitest';
import { decideDisabling, decideEnabling, decideRole, type Place } from '@/lib/domain/team';

const agent: Place = { role: 'agent', disabledAt: null };
const administrator: Place = { role: 'administrator', disabledAt: null };
const closed = (place: Place): Place => ({ ...place, disabledAt: new Date('2026-01-01') });
const of = (member: Place, administrators = 2, isSelf = false) => ({
  member,
  administrators,
  isSelf,
});
const changes = { ok: true, changes: true };
const unchanged = { ok: true, changes: false };
const last = { ok: false, reason: 'last_administrator' };

describe('a role', () => {
  test('is changed both ways', () => {
    expect(decideRole(of(agent), 'administrator')).toEqual(changes);
    expect(decideRole(of(administrator), 'agent')).toEqual(changes);
    expect(decideRole(of(administrator, 2, true), 'agent')).toEqual(changes);
  });

  test('stays when it is that already, also for the last administrator', () => {
    expect(decideRole(of(administrator, 1), 'administrator')).toEqual(unchanged);
  });

  test('of the last open administrator stays', () => {
    expect(decideRole(of(administrator, 1), 'agent')).toEqual(last);
    expect(decideRole(of(administrator, 1, true), 'agent')).toEqual(last);
  });

  test('of a disabled administrator is nobody’s last', () => {
    expect(decideRole(of(closed(administrator), 1), 'agent')).toEqual(changes);
  });
});

describe('disabling', () => {
  test('is for others', () => {
    expect(decideDisabling(of(agent))).toEqual(changes);
    expect(decideDisabling(of(administrator))).toEqual(changes);
    expect(decideDisabling(of(administrator, 2, true))).toEqual({ ok: false, reason: 'yourself' });
  });

  test('never takes the last administrator', () => {
    expect(decideDisabling(of(administrator, 1))).toEqual(last);
    expect(decideDisabling(of(administrator, 1, true))).toEqual(last);
    expect(decideDisabling(of(agent, 1))).toEqual(changes);
  });

  test('twice is once, and so is enabling', () => {
    expect(decideDisabling(of(closed(agent)))).toEqual(unchanged);
    expect(decideEnabling(closed(agent))).toEqual(changes);
    expect(decideEnabling(agent)).toEqual(unchanged);
  });
});
