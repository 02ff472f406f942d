using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Operation;

/// <summary>Two hundred readers and writers at once against the server as it is shipped: nobody is told that the database is locked, and nobody waits for ever.</summary>
[Parallelizable(ParallelScope.Self)]
[Category("AnyEngine")]
public sealed class CrowdTests
{
    private const int People = 200;
    private const int Turns = 4;

    [Test]
    public async Task TwoHundred_ReadingAndWritingAtOnce_GetNoError_AndSimilarTimes()
    {
        var database = await CrmHost.NewDatabase();
        var server = await CrmProcess.Start(database);
        await using (server)
        {
            using var client = server.Client();
            await client.SignInAs("administrator");
            await client.Create("contacts", new { familyName = "Warm" });
            await client.Get("/api/v1/contacts?sort=familyName");
            var (refused, waits) = (new ConcurrentQueue<string>(), new ConcurrentQueue<(bool Writes, double Seconds)>());
            var begin = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var crowd = Enumerable.Range(0, People).Select(async person =>
            {
                await begin.Task;
                for (var turn = 0; turn < Turns; turn++)
                {
                    var writes = person % 2 == 0;
                    var since = Stopwatch.GetTimestamp();
                    var answer = writes ? await client.Post("/api/v1/contacts", new { familyName = $"Crowd {person} {turn}" }) : await client.Get("/api/v1/contacts?limit=20");
                    waits.Enqueue((writes, Stopwatch.GetElapsedTime(since).TotalSeconds));
                    if (answer.Status is not (HttpStatusCode.OK or HttpStatusCode.Created))
                    {
                        refused.Enqueue($"{(int)answer.Status} {answer.Text}");
                    }
                }
            }).ToList();
            begin.SetResult();
            await Task.WhenAll(crowd);

            Assert.That(refused, Is.Empty);
            Assert.That(server.Log.ToString(), Does.Not.Contain("locked"));
            foreach (var kind in waits.GroupBy(w => w.Writes, w => w.Seconds))
            {
                var sorted = kind.Order().ToList();
                var (median, slowest) = (sorted[sorted.Count / 2], sorted[^1]);
                await TestContext.Out.WriteLineAsync($"{(kind.Key ? "writes" : "reads")}: median {median:N3} s, slowest {slowest:N3} s, ratio {slowest / median:N1}");
                Assert.That(slowest, Is.LessThan(Math.Max(1, 10 * median)), "fair: nobody waits ten times as long as half of the others");
            }
        }
    }
}
