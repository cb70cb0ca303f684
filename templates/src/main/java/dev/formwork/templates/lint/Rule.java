package dev.formwork.templates.lint;

/** Looks at a template for one kind of fault. */
interface Rule {

  void check(Subject subject, Findings findings);
}
