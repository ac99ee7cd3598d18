/** The pages: servlets, filters, forms and what templates are given. */
@NullMarked
package keypoints.web;

import org.jspecify.annotations.NullMarked;
