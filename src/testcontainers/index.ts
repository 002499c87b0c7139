/**
 * `ringback/testcontainers`: the image as a container of Testcontainers. Nothing else of the package needs the package
 * `testcontainers`, which is its user's.
 */
export { type ContainerScenario, RingbackContainer } from './ringback-container.ts';
export { StartedRingbackContainer } from './started-ringback-container.ts';
