FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY . .
RUN mvn --batch-mode --no-transfer-progress package \
    -Dmaven.test.skip -Dspotless.check.skip -Dcheckstyle.skip

FROM jetty:12.1-jdk21
USER root
# Java needs fontconfig and a font to write labels on pictures; the image has neither. libturbojpeg
# reads and writes photos faster; Debian has a 0 behind its name.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends \
        curl fontconfig fonts-dejavu-core '^libturbojpeg0?$' \
    && rm -rf /var/lib/apt/lists/* \
    && install --directory --owner=jetty --group=jetty /var/lib/keypoint-studio
USER jetty
# The image comes without any servlet environment; it lies in JETTY_BASE, where we are.
RUN java -jar "$JETTY_HOME/start.jar" --add-modules=ee10-deploy
COPY --chown=jetty:jetty jetty/keypoints.ini start.d/
COPY --chown=jetty:jetty jetty/limits.xml etc/
COPY --from=build --chown=jetty:jetty /build/target/keypoint-studio.war webapps/ROOT.war
ENV KEYPOINTS_DATA=/var/lib/keypoint-studio
VOLUME /var/lib/keypoint-studio
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["curl", "--fail", "--silent", "--output", "/dev/null", "http://127.0.0.1:8080/health/ready"]
