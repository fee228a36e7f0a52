import { readTemplate, type Template } from '@contract-check/report';

const TEXT = `<h1>{{outcome}}</h1>
{{#contracts}}
<h2>{{title}} {{oldVersion}} → {{newVersion}} ({{name}})</h2>
<ul>
{{#findings}}
  <li class="{{effect}}">{{message}} <code>{{rule}}</code>{{#reach}} {{reach}}{{/reach}} {{where}}
{{#is.waived}}
    (waived by {{waiver.owner}}: {{waiver.reason}})
{{/is.waived}}
{{#witness}}
    <pre>{{evidence}}</pre>
{{/witness}}
  </li>
{{/findings}}
</ul>
{{/contracts}}
`;

/** A template with text and HTML, as somebody may write it. */
export function sampleTemplate(): Template {
  const template = readTemplate(TEXT, 'sample.mustache');
  if (!template.ok) throw new Error(template.error.message);
  return template.value;
}
