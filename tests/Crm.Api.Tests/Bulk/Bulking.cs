using System.Net;
using System.Text.Json.Nodes;
using Crm.Platform.Data;
using Crm.Platform.Jobs;
using Crm.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Crm.Api.Tests.Bulk;

/// <summary>What somebody does who changes many records: ask, wait, look at what failed.</summary>
internal static class Bulking
{
    public static async Task<JsonNode> Preview(this CrmClient client, string resource, JsonObject request)
    {
        var asked = (JsonObject)request.DeepClone();
        asked["dryRun"] = true;
        var answer = await client.Post($"/api/v1/{resource}/bulk", asked);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        return answer.Json;
    }

    /// <summary>Asks and waits: the job as it ended.</summary>
    public static async Task<Job> Bulk(this CrmHost host, CrmClient client, string resource, JsonObject request)
    {
        var answer = await client.Post($"/api/v1/{resource}/bulk", request);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Accepted), answer.Text);
        Assert.That(answer.Headers["Location"], Is.EqualTo($"/api/v1/jobs/{answer.Json["id"]}"));
        return await host.Ended((Guid)answer.Json["id"]!);
    }

    public static async Task<Job> Ended(this CrmHost host, Guid jobId)
    {
        for (var i = 0; i < 1200; i++)
        {
            if (await host.Job(jobId) is { FinishedAt: not null } job)
            {
                return job;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException("The job did not end within a minute.");
    }

    public static async Task<Job> Job(this CrmHost host, Guid jobId)
    {
        Job? found = null;
        await host.InScope(async s => found = await s.GetRequiredService<CrmDbContext>().Set<Job>().AsNoTracking().SingleAsync(j => j.Id == jobId));
        return found!;
    }

    public static async Task<List<JsonNode>> Failures(this CrmClient client, Job job)
    {
        var all = new List<JsonNode>();
        string? cursor = "";
        while (cursor is not null)
        {
            var page = await client.Get($"/api/v1/jobs/{job.Id}/failures?cursor={cursor}");
            Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK), page.Text);
            all.AddRange(page.Json["items"]!.AsArray().Select(i => i!.DeepClone()));
            cursor = (string?)page.Json["nextCursor"];
        }

        return all;
    }

    public static JsonObject Matching(string action, string field, string value) => new()
    {
        ["action"] = action,
        ["filter"] = new JsonObject { ["where"] = new JsonObject { ["field"] = field, ["op"] = "eq", ["value"] = value } },
    };

    public static JsonObject Chosen(string action, params IEnumerable<JsonNode> records) => new()
    {
        ["action"] = action,
        ["ids"] = new JsonArray([.. records.Select(r => r["id"]!.DeepClone())]),
    };

    public static JsonObject With(this JsonObject request, string member, JsonNode value)
    {
        request[member] = value;
        return request;
    }

    public static async Task<List<JsonNode>> Contacts(this CrmClient client, string mark, int count)
    {
        var made = new List<JsonNode>();
        for (var i = 0; i < count; i++)
        {
            made.Add(await client.Create("contacts", new { familyName = $"{mark} {i}", department = mark, tags = new[] { "old" } }));
        }

        return made;
    }

    public static async Task<JsonNode> Read(this CrmClient client, string resource, JsonNode record) => (await client.Get($"/api/v1/{resource}/{record["id"]}")).Json;

    /// <summary>The newest change set of a record.</summary>
    public static async Task<JsonNode> LastChange(this CrmClient client, string resource, JsonNode record) =>
        (await client.Get($"/api/v1/{resource}/{record["id"]}/history")).Json["items"]![0]!.DeepClone();
}
