// What the API document says of each door – its name in both languages, who may use it, who has to approve it and what
// it asks for – as data that pages are made of. So no page tells of a door anything that the service does not.
import { load } from 'js-yaml';
import { readFileSync, writeFileSync } from 'node:fs';

const read = (service) => load(readFileSync(`../../../../docs/api/${service}-service.yaml`, 'utf8'));
let document;
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
function written(service, prefix, wanted = /./) {
  document = read(service);
  for (const [path, item] of Object.entries(document.paths).filter(([each]) => wanted.test(each))) {
    for (const method of ['get', 'post']) if (item[method]) doors[`${method.toUpperCase()} ${prefix}${path}`] = door(item[method]);
  }
}
// Of the other services only what the console has pages for: who opens it need not load the rest.
written('supervision', '');
written('scoring', 'scoring:', /dossier-reviews|dossiers-due|review-forms|score-objections/);
written('alert-intake', 'intake:', /callbacks|caller:reveal/);
writeFileSync('src/api/doors.json', JSON.stringify(doors));
