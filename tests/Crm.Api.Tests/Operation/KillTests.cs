using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Crm.Api.Tests.Imports;
using Crm.Platform.Data;
using Crm.Platform.Records;
using Crm.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Crm.Api.Tests.Operation;

/// <summary>
/// Kills the server again and again while people write and files are imported: up to three times with every run of the tests, as often as
/// CRM_KILLS says with <c>scripts/kill-test.sh</c>.
/// </summary>
[Parallelizable(ParallelScope.Self)]
public sealed class KillTests
{
    private const int Rows = 150;
    private const int Seed = 20260801;

    private static readonly (string, string)[] Settings = [("Crm:Jobs:LeaseSeconds", "2"), ("Crm:Deliveries:LeaseSeconds", "2"), ("Crm:Imports:BatchSize", "25")];
    private readonly List<(Guid Id, string Name)> imports = [];

    private static int Kills => Number("CRM_KILLS", 3);

    /// <summary>After so many minutes it is enough, however often the server has died: a busy machine starts it slowly.</summary>
    private static TimeSpan Limit => TimeSpan.FromMinutes(Number("CRM_KILL_MINUTES", 1));

    [Test]
    public async Task Kill_WhileWritingAndImporting_LosesNothingAcknowledged_HalvesNothing_DoublesNothing()
    {
        var (random, since) = (new Random(Seed), Stopwatch.StartNew());
        var database = await CrmHost.NewDatabase();
        var work = new Work("Killed", await OwnerOf(database));
        var kill = 0;
        for (; kill < Kills && (kill == 0 || since.Elapsed < Limit); kill++)
        {
            var server = await CrmProcess.Start(database, Settings);
            await using (server)
            {
                using var client = server.Client();
                await client.SignInAs("administrator");
                using var enough = new CancellationTokenSource();
                var begun = work.Acknowledged;
                var import = Import(client, kill);
                var busy = Enumerable.Range(0, 3).Select(_ => work.Go(client, enough.Token)).Append(import).ToList();
                while ((work.Acknowledged < begun + 3 || !import.IsCompleted) && busy.TrueForAll(b => !b.IsFaulted))
                {
                    await Task.Delay(10);
                }

                await Task.Delay(random.Next(600));
                await server.Kill();
                await enough.CancelAsync();
                await Task.WhenAll(busy);
            }
        }

        var host = await CrmHost.StartOnExisting(database, b => Array.ForEach(Settings, s => b.Configuration[s.Item1] = s.Item2));
        await using (host)
        {
            await Work.Rest(host);
            using var client = await host.As("administrator");
            var rows = 0;
            foreach (var (id, name) in imports)
            {
                var ended = await client.Ended(JsonNode.Parse($$"""{"id":"{{id}}"}""")!);
                Assert.That(((string)ended["state"]!, (long)ended["created"]!), Is.EqualTo(("completed", (long)Rows)), ended.ToJsonString());
                await host.InScope(async s => Assert.That(
                    await s.GetRequiredService<CrmDbContext>().Set<FieldValue>().CountAsync(v => v.Field == "contact.emails" && v.KeyText.StartsWith(name)), Is.EqualTo(Rows), "each row once"));
                rows += Rows;
            }

            await Work.Rest(host);
            await host.InScope(async s => TestContext.Out.WriteLine(
                $"{kill} kills on {database.Provider} in {since.Elapsed.TotalSeconds:N0} s: {await work.Balance(s)}; {imports.Count} imports resumed to their end, {rows} rows, none lost, none twice"));
            Assert.That(await CrmHost.RunVerb(database, "check"), Is.Zero, "nothing is half done");
        }
    }

    private static int Number(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    private async Task Import(CrmClient client, int kill)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"imported{kill}x");
        var file = "Family name,Email\n" + string.Concat(Enumerable.Range(0, Rows).Select(i => $"Imported{kill} {i},{name}{i}@import.example\n"));
        try
        {
            var import = await client.UploadFile("contact", Encoding.UTF8.GetBytes(file));
            await client.Run(import);
            imports.Add(((Guid)import["id"]!, name));
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // Not acknowledged: nobody was promised that it runs.
        }
    }

    private static async Task<Guid> OwnerOf(TestDatabase database)
    {
        var server = await CrmProcess.Start(database, Settings);
        await using (server)
        {
            using var client = server.Client();
            await client.SignInAs("sales-rep");
            return (Guid)(await client.Session())["user"]!["id"]!;
        }
    }
}
