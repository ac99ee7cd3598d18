/**
 * What only Jetty has: loaded by {@code WEB-INF/jetty-ee10-web.xml}, never by another container.
 */
@NullMarked
package keypoints.jetty;

import org.jspecify.annotations.NullMarked;
