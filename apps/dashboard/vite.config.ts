import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where `./muster up` answers; `vite` alone serves the page with what changes at once, and the rest from there. */
const gateway = process.env.MUSTER_GATEWAY_URL ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react()],
  server: { host: '127.0.0.1', proxy: { '/api': gateway } },
  build: {
    target: 'es2023',
    // The bench and whoever reads an error of a user's browser need to know which line it was.
    sourcemap: true,
  },
});
