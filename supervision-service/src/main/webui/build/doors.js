// What the API document says of each door – its name in both languages, who may use it, who has to approve it and what
// it asks for – as data that pages are made of. So no page tells of a door anything that the service does not.
import { load } from 'js-yaml';
import { readFileSync, writeFileSync } from 'node:fs';

const document = load(readFileSync('../../../../docs/api/supervision-service.yaml', 'utf8'));
const named = (schema) => (schema?.$ref ? { ...document.components.schemas[schema.$ref.split('/').at(-1)], ...schema } : (schema ?? {}));
const listed = (text) => text.split(',').map((each) => each.trim()).filter(Boolean);

function kindOf(schema) {
  const { type, format, enum: options } = named(schema);
  if (options) return 'choice';
  if (format === 'date-time') return 'time';
  return { boolean: 'flag', integer: 'whole', number: 'number', array: 'list', string: 'text' }[type] ?? 'whole-object';
}

function asked(body) {
  const schema = named(body?.content?.['application/json']?.schema);
  return Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const whole = named(property);
    const options = whole.enum ?? named(whole.items).enum;
    return { name, kind: kindOf(property), required: (schema.required ?? []).includes(name), ...(options && { options }), ...(whole.maxLength && { most: whole.maxLength }) };
  });
}

function door(operation) {
  const [zh = '', en = ''] = (operation.summary ?? '').split(/ (?:\/|·) /, 2);
  const said = operation.description ?? '';
  const roles = /roles ([A-Z_, ]+)/.exec(said)?.[1];
  const approvers = /approved by ([A-Z_, ]+)/.exec(said)?.[1];
  return {
    zh, en: en || zh,
    roles: operation.security?.[0]?.bearer?.length ? operation.security[0].bearer : listed(roles ?? ''),
    ...(approvers && { approvers: listed(approvers) }),
    ...(operation.requestBody && { asks: asked(operation.requestBody) }),
  };
}

const doors = {};
for (const [path, item] of Object.entries(document.paths)) {
  for (const method of ['get', 'post']) if (item[method]) doors[`${method.toUpperCase()} ${path}`] = door(item[method]);
}
writeFileSync('src/api/doors.json', JSON.stringify(doors));
