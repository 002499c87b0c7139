# Ringback in a container: the mock port is 4010.
FROM node:24-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
COPY tools ./tools
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build

FROM node:24-bookworm-slim
WORKDIR /ringback
COPY --from=build /build/package.json /build/LICENSE ./
COPY --from=build /build/bin ./bin
COPY --from=build /build/dist ./dist
COPY --from=build /build/specs ./specs
COPY --from=build /build/scenarios ./scenarios
USER 1000:1000
ENV RINGBACK_HOST=0.0.0.0
EXPOSE 4010
HEALTHCHECK --interval=10s --timeout=3s --start-period=5s CMD ["node", "/ringback/bin/ringback.js", "health"]
ENTRYPOINT ["node", "/ringback/bin/ringback.js"]
CMD ["serve"]
