using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Crm.Platform.Data;
using Crm.Platform.Files;
using Crm.Platform.Privacy.Sources;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Privacy;

/// <summary>All that is held of a person as a zip: JSON for machines, source by source, and a page that a person can read.</summary>
internal sealed class PersonPackage(IEnumerable<IPersonalData> sources, LocalFileStore store)
{
    private static readonly JsonSerializerOptions Readable = new(JsonColumn.Options) { WriteIndented = true };

    public async Task Write(Stream output, Person person, CancellationToken ct)
    {
        var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        await using (zip)
        {
            var page = new StringBuilder("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Your data</title><style>body{font:16px sans-serif;max-width:60em;margin:2em auto}td{padding:2px 12px 2px 0;vertical-align:top}</style><h1>Your data</h1><p>All that this system holds about you, by where it is kept. The same stands beside this page as JSON.</p>");
            foreach (var source in sources.OrderBy(s => s.Order))
            {
                var rows = await source.Export(person, ct);
                await Add(zip, $"{source.Source}.json", JsonSerializer.SerializeToUtf8Bytes(rows, Readable), ct);
                page.Append("<h2>").Append(source.Source).Append(" (").Append(rows.Count).Append(")</h2>");
                foreach (var row in rows)
                {
                    page.Append("<table>");
                    foreach (var (name, value) in row.AsObject())
                    {
                        page.Append("<tr><td>").Append(WebUtility.HtmlEncode(name)).Append("</td><td>").Append(WebUtility.HtmlEncode(Text(value))).Append("</td></tr>");
                    }

                    page.Append("</table><hr>");
                }

                if (source is FilesOfPersons files)
                {
                    await AddFiles(zip, files, person, ct);
                }
            }

            await Add(zip, "index.html", Encoding.UTF8.GetBytes(page.ToString()), ct);
        }
    }

    private async Task AddFiles(ZipArchive zip, FilesOfPersons files, Person person, CancellationToken ct)
    {
        foreach (var file in await files.Of(person).AsNoTracking().ToListAsync(ct))
        {
            if (store.Exists(file.Sha256))
            {
                var content = store.Open(file.Sha256);
                await using (content)
                {
                    var entry = await zip.CreateEntry($"files/{file.Id}/{file.Name}").OpenAsync(ct);
                    await using (entry)
                    {
                        await content.CopyToAsync(entry, ct);
                    }
                }
            }
        }
    }

    private static async Task Add(ZipArchive zip, string name, byte[] bytes, CancellationToken ct)
    {
        var entry = await zip.CreateEntry(name).OpenAsync(ct);
        await using (entry)
        {
            await entry.WriteAsync(bytes, ct);
        }
    }

    private static string Text(JsonNode? value) => value switch
    {
        null => "",
        JsonValue simple => simple.ToString(),
        _ => value.ToJsonString(Readable),
    };
}
