import { getDefaultRegistry } from '@rjsf/core';
import type { FieldProps } from '@rjsf/utils';
import { Component, type ReactNode } from 'react';
import { Notice } from '@/components/Notice';
import { usable } from './usable';

const Plain = getDefaultRegistry().fields.SchemaField!;

/** Keeps the form when one of its fields cannot be drawn. */
class Boundary extends Component<{ name: string; children: ReactNode }, { fault: Error | null }> {
  override state = { fault: null as Error | null };

  static getDerivedStateFromError(fault: Error) {
    return { fault };
  }

  override render() {
    if (!this.state.fault) return this.props.children;
    return (
      <Notice tone="warning" title={`The field '${this.props.name}' cannot be shown`}>
        <p>Its value is sent as the template gives it. Tell the owner of the template: {this.state.fault.message}</p>
      </Notice>
    );
  }
}

/** Draws one value of the form. What the template wants and this portal does not know becomes a plain field with a note. */
export function SchemaField(props: FieldProps) {
  const { registry, uiSchema = {} } = props;
  const schema = registry.schemaUtils.retrieveSchema(props.schema, props.formData);
  const { ui, unknown, field } = usable(schema, uiSchema, registry);
  const drawn = { ...ui, ...(unknown ? { 'ui:unknown': unknown } : {}), ...(field ? { 'ui:field': `formwork:${field}` } : {}) };
  const name = String(props.schema.title ?? props.name ?? '');
  return (
    <Boundary name={name}>
      <Plain {...props} uiSchema={drawn} />
    </Boundary>
  );
}
