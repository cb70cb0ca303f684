/** What an action is, what it is given, and the one activity that runs every action. */
@NullMarked
package dev.formwork.activities.action;

import org.jspecify.annotations.NullMarked;
