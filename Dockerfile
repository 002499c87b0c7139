# Ringback in a container: the mock is on port 4010, its control API on 4011 once it is given a token.
FROM node:24-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
COPY tools/node tools/node
COPY tools/typegen tools/typegen
RUN npm ci --ignore-scripts
COPY . .
RUN ["node", "tools/build.ts"]

FROM node:24-bookworm-slim
LABEL org.opencontainers.image.title="Ringback" \
      org.opencontainers.image.description="A contract-mock server for APIs you do not own" \
      org.opencontainers.image.licenses="Apache-2.0"
# Mounted over with files of one's own.
WORKDIR /specs
WORKDIR /scenarios
WORKDIR /ringback
COPY --from=build /build/package.json /build/LICENSE ./
COPY --from=build /build/bin ./bin
COPY --from=build /build/dist ./dist
COPY --from=build /build/specs ./specs
COPY --from=build /build/scenarios ./scenarios
USER 1000:1000
ENV NODE_ENV=production \
    RINGBACK_HOST=0.0.0.0 \
    RINGBACK_ADMIN_HOST=auto \
    RINGBACK_SPECS=/specs \
    RINGBACK_SCENARIOS=/scenarios
EXPOSE 4010 4011
HEALTHCHECK --interval=5s --timeout=3s --start-period=10s --retries=3 CMD ["node", "/ringback/bin/ringback.js", "health"]
ENTRYPOINT ["node", "/ringback/bin/ringback.js"]
CMD ["serve"]
