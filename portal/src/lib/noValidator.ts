// Stands for @rjsf/validator-ajv8, which the form library names in a test helper only. It makes code from strings, so it
// must never be part of the portal.
export default null;
