import { expect, it } from 'vitest';
import { read, written } from './schemes';

it('a scheme is written and read back', () => {
  const content = { zh: '五查', en: 'Five checks', groups: [{ zh: '接警', en: 'Intake', size: 2, items: [{ code: 'FRONT_DESK', zh: '值班台', en: 'Front desk' }, { code: 'LOG', zh: '台账', en: 'Log' }] }, { zh: '空', en: 'Empty', items: [] }] };
  expect(written(content)).toBe('五查 | Five checks\n# 接警 | Intake | 2\nFRONT_DESK | 值班台 | Front desk\nLOG | 台账 | Log\n# 空 | Empty');
  expect(read(written(content))).toEqual(content);
  expect(read(' A | B \n\n X | no | group ')).toEqual({ zh: 'A', en: 'B', groups: [] });
});
