# An image of unecho. Build: docker build -t unecho .   Run: compose.yaml, deploy/kubernetes
# Nothing is fetched but packages that package-lock.json names, and no package runs a script while it is installed.

FROM node:24-bookworm-slim AS sources
WORKDIR /build
COPY package.json package-lock.json .npmrc ./

# What is needed to run, without what is needed to build. Optional is what a clone on an old machine needs: a Node of its own.
FROM sources AS libraries
RUN npm ci --ignore-scripts --omit=dev --omit=optional --no-audit --no-fund

# The builder of the workbench has its own part for each kind of machine, which is optional by name alone.
FROM sources AS built
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.base.json tsconfig.json README.md LICENSE ETHICS.md ./
COPY bin bin
COPY scripts scripts
COPY packs packs
COPY models models
COPY corpus/demo corpus/demo
COPY corpus/gold corpus/gold
COPY src src
RUN node scripts/build.ts --package

FROM node:24-bookworm-slim
# The user owns the data and nothing of the program; the file system of the image may be mounted read-only.
RUN groupadd --system --gid 10001 unecho \
  && useradd --system --uid 10001 --gid 10001 --home-dir /nonexistent --shell /usr/sbin/nologin unecho \
  && install --directory --owner=10001 --group=10001 --mode=0700 /data
WORKDIR /opt/unecho
COPY --from=libraries /build/node_modules ./node_modules
COPY --from=built /build/build/package ./
# A folder below the volume: unecho closes the folder of its data to others, and may do so only with one it made.
ENV NODE_ENV=production UNECHO_DATA=/data/unecho
USER 10001:10001
VOLUME /data
EXPOSE 4173 9464
# Asks the address of --status, which every long-running command of the examples opens.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:9464/readyz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "/opt/unecho/bin/unecho.mjs"]
CMD ["--help"]
