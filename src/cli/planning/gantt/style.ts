/** How the parts of the picture look. Colours of jobs are on the bars themselves. */
export const style = `<style>
text{font-family:system-ui,-apple-system,"Segoe UI","PingFang SC","Noto Sans CJK SC","Noto Sans SC","Microsoft YaHei",sans-serif;fill:#2b3440}
.paper{fill:#fff}.frame{fill:none;stroke:#aab4c0}
.title{font-size:19px;font-weight:600}.about{font-size:12.5px;fill:#5b6673}.about .bad{fill:#b3261e;font-weight:600}.about .good{fill:#1b6e3c;font-weight:600}
.heading{fill:#e9eef4}.factory{font-size:12px;font-weight:600}
.label{font-size:11.5px;text-anchor:end}.line{stroke:#e4e8ed}
.axis{font-size:10.5px;fill:#5b6673;text-anchor:middle}.axis.end{text-anchor:end}
.day{font-size:11px;font-weight:600}.midnight{stroke:#9aa6b2}.grid{stroke:#dfe4ea;stroke-dasharray:2 3}
.closed{fill:#eceff2}.setup{fill:url(#hatch);stroke:#7a8594;stroke-width:.6}
.bar{stroke:#fff;stroke-width:.8}.late{fill:#c62828}
.pause{fill:#fff;opacity:.62}.name{font-size:10px;pointer-events:none}
.flag{fill:#c62828;stroke:#c62828;stroke-width:1.4}.now{stroke:#1565c0;stroke-width:1.4}.legend{font-size:11px}
</style>`;

export const patterns =
  '<defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">' +
  '<rect width="5" height="5" fill="#f7f8fa"/><rect width="1.6" height="5" fill="#7a8594"/></pattern></defs>';
