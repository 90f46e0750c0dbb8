import { Problem, readProblem } from './wire.js';

/** What every request of ours has in common: nothing of the reader's goes along but what was asked. */
const PRIVATE = { credentials: 'omit', referrerPolicy: 'no-referrer' };

/** A response of whatever status. @throws {Problem} where none came */
export async function sent(url, options = {}) {
  try {
    return await fetch(url, { ...PRIVATE, ...options });
  } catch (error) {
    throw understood(error, options.signal, Problem.unreachable());
  }
}

/** The response, where it is a good one. @throws {Problem} where it is not */
export async function good(response) {
  if (response.ok) {
    return response;
  }
  throw await problemOf(response);
}

export async function problemOf(response) {
  const body = await response.json().catch(() => null);
  return readProblem(body, response.status, response.headers.get('retry-after'));
}

export async function json(response, signal) {
  let body;
  try {
    body = await response.text();
  } catch (error) {
    throw understood(error, signal);
  }
  return parsed(body);
}

export function parsed(body) {
  try {
    return JSON.parse(body);
  } catch {
    throw Problem.garbled();
  }
}

/** What the browser says of a broken connection differs from one to another; what it means does not. */
export function understood(error, signal, meant = Problem.lost()) {
  return error instanceof Problem || signal?.aborted ? error : meant;
}
