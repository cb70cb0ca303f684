import { getDefaultRegistry } from '@rjsf/core';
import type { FieldProps } from '@rjsf/utils';
import { Component, type ReactNode } from 'react';
import { Notice } from '@/components/Notice';
import { usable } from './usable';

const Plain = getDefaultRegistry().fields.SchemaField!;

/** Keeps the rest when something of a template's form cannot be drawn. */
export class Boundary extends Component<{ what: string; children: ReactNode }, { fault: Error | null }> {
  override state = { fault: null as Error | null };

  static getDerivedStateFromError(fault: Error) {
    return { fault };
  }

  override render() {
    if (!this.state.fault) return this.props.children;
    return (
      <Notice tone="warning" title={`${this.props.what} cannot be shown`}>
        Tell the owner of the template: {this.state.fault.message}
      </Notice>
    );
  }
}

/** Draws one value of the form. What the template wants and this portal does not know becomes a plain field with a note. */
function Drawn(props: FieldProps) {
  const { registry, uiSchema = {} } = props;
  const schema = registry.schemaUtils.retrieveSchema(props.schema, props.formData);
  const { ui, unknown, field } = usable(schema, uiSchema, registry);
  const drawn = { ...ui, ...(unknown ? { 'ui:unknown': unknown } : {}), ...(field ? { 'ui:field': `formwork:${field}` } : {}) };
  return <Plain {...props} uiSchema={drawn} />;
}

export function SchemaField(props: FieldProps) {
  return (
    <Boundary what={`The field '${String(props.schema.title ?? props.name ?? '')}'`}>
      <Drawn {...props} />
    </Boundary>
  );
}
