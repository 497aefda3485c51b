// The health of a container is the readiness of its process: for a worker that its jobs move, not that it lives.
const { HEALTH_PORT, PORT } = process.env;
const answer = await fetch(`http://127.0.0.1:${HEALTH_PORT ?? PORT}/readyz`, {
  signal: AbortSignal.timeout(4_000),
});
process.exit(answer.ok ? 0 : 1);
