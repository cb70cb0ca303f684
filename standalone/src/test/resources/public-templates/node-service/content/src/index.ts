{% if values.database != 'none' -%}
import { connect } from './db';
{% endif -%}
console.log('${{ values.component_id }}');
