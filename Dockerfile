# The service in one image: docker build -t yiwen . && docker run -p 8080:8080 -v yiwen:/data yiwen

FROM node:20-bookworm-slim AS build
# nodejs-jieba compiles a small addon where it finds no ready one; the headers come with the image.
RUN apt-get update \
  && apt-get install -y --no-install-recommends python3 make g++ \
  && rm -rf /var/lib/apt/lists/*
ENV npm_config_nodedir=/usr/local
WORKDIR /app
COPY package.json package-lock.json ./
# The project's own `prepare` needs the sources; only what has to be compiled runs its script.
RUN npm ci --ignore-scripts --no-audit --no-fund && npm rebuild nodejs-jieba
COPY tsconfig.json ./
COPY src ./src
COPY intents ./intents
COPY catalogs ./catalogs
RUN npm run build && npm prune --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:20-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 YIWEN_DATA=/data
WORKDIR /app
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY intents ./intents
COPY catalogs ./catalogs
COPY package.json LICENSE ./
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/cli.js", "serve"]
