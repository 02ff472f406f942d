using System.Net;
using System.Net.Http.Headers;
using NUnit.Framework;

namespace Crm.Api.Tests.Activities;

/// <summary>Published raw messages of the wild, handed in as a provider does. They are not part of the repository.</summary>
[Category("S12")]
public sealed class RawMailTests : HostFixture
{
    [Test]
    [CancelAfter(120_000)]
    public async Task ReceiveMail_OfTheWild_IsNeverAFaultAndNothingIsLost(CancellationToken ct)
    {
        var folder = Path.Combine(Environment.GetEnvironmentVariable("CRM_DATA_DIR") ?? "", "mime_mikel_mail");
        if (!Directory.Exists(folder))
        {
            Assert.Ignore("Set CRM_DATA_DIR to the folder with the published messages.");
        }

        var files = Directory.GetFiles(folder, "*.*", SearchOption.AllDirectories).Where(f => f.EndsWith(".eml", StringComparison.Ordinal) || Path.GetFileName(f).StartsWith("sample_output", StringComparison.Ordinal)).ToList();
        var sums = new Dictionary<string, int>(StringComparer.Ordinal);
        var faults = new List<string>();
        foreach (var file in files)
        {
            var content = new ByteArrayContent(await File.ReadAllBytesAsync(file, ct));
            content.Headers.ContentType = new MediaTypeHeaderValue("message/rfc822");
            var answer = await Admin.Post("/api/v1/inbound-mail", content);
            if (answer.Status is not (HttpStatusCode.Accepted or HttpStatusCode.BadRequest))
            {
                faults.Add($"{(int)answer.Status} {file}");
            }

            foreach (var name in answer.Status == HttpStatusCode.Accepted ? (string[])["filed", "held", "duplicate", "discarded"] : ["refused"])
            {
                sums[name] = sums.GetValueOrDefault(name) + (answer.Status == HttpStatusCode.Accepted ? (int)answer.Json[name]! : 1);
            }
        }

        var balance = (await Admin.Get("/api/v1/inbound-mail/balance")).Json;
        TestContext.Out.WriteLine($"{files.Count}: {string.Join(", ", sums.Select(s => $"{s.Value} {s.Key}"))}");
        Assert.Multiple(() =>
        {
            Assert.That(files, Has.Count.GreaterThan(100));
            Assert.That(faults, Is.Empty);
            Assert.That(sums.Values.Sum(), Is.EqualTo(files.Count));
            Assert.That((int)balance["received"]!, Is.EqualTo(files.Count - sums.GetValueOrDefault("duplicate")));
            Assert.That((int)balance["held"]!, Is.EqualTo(sums["held"]));
        });
    }
}
