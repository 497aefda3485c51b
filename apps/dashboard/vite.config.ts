import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compression } from 'vite-plugin-compression2';

/** Where `./muster up` answers; `vite` alone serves the page with what changes at once, and the rest from there. */
const gateway = process.env.MUSTER_GATEWAY_URL ?? 'http://127.0.0.1:8080';

export default defineConfig({
  // Compressed once and as well as can be, so that the gateway only sends what lies there.
  plugins: [
    react(),
    compression({ algorithms: ['brotliCompress', 'gzip'], include: /\.(html|js|css|svg)$/ }),
  ],
  server: { host: '127.0.0.1', proxy: { '/api': gateway } },
  build: {
    target: 'es2023',
    // The bench and whoever reads an error of a user's browser need to know which line it was.
    sourcemap: true,
    rolldownOptions: {
      output: {
        // What comes before any page is in one file, and what the first page of all brings in another: spread over the
        // sixty that pages share it would be a tenth larger, and twenty more to ask for.
        codeSplitting: {
          groups: [
            {
              name: 'frame',
              priority: 2,
              test: /[\\/](src[\\/](main|session[\\/]door)\.tsx|@mantine[\\/]core[\\/]esm[\\/]core[\\/].*)$/,
            },
            { name: 'overview', priority: 1, test: /[\\/]src[\\/]overview[\\/]overview-page\.tsx$/ },
          ],
        },
      },
    },
  },
});
