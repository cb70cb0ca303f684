/** Holds our template language against Backstage's own engine, which runs beside it. */
package dev.formwork.templates.peers;
