using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Imports;

/// <summary>What somebody does who imports a file: upload, look at the columns, run, wait.</summary>
internal static class Importing
{
    public static Task<JsonNode> Import(this CrmClient client, string recordType, string csv, string fileName = "people.csv", string? source = null) =>
        client.Import(recordType, Encoding.UTF8.GetBytes(csv), fileName, source);

    /// <summary>Imports with the columns as they were proposed.</summary>
    public static async Task<JsonNode> Import(this CrmClient client, string recordType, byte[] csv, string fileName = "people.csv", string? source = null)
    {
        var import = await client.UploadFile(recordType, csv, fileName);
        await client.Run(import, source);
        return await client.Ended(import);
    }

    public static async Task<JsonNode> UploadFile(this CrmClient client, string recordType, byte[] csv, string fileName = "people.csv")
    {
        var answer = await client.Upload("/api/v1/imports", fileName, csv, ("recordType", recordType));
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Created), answer.Text);
        return answer.Json;
    }

    public static async Task Run(this CrmClient client, JsonNode import, string? source = null)
    {
        var columns = import["columns"]!.AsArray().Select(c => new { index = (int)c!["index"]!, field = (string?)c["field"] });
        var answer = await client.Post($"/api/v1/imports/{import["id"]}/run", new { columns, externalSource = source });
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Accepted), answer.Text);
    }

    /// <summary>The import once nothing is under way any more; its counts must balance.</summary>
    public static async Task<JsonNode> Ended(this CrmClient client, JsonNode import)
    {
        for (var i = 0; i < 1200; i++)
        {
            var now = (await client.Get($"/api/v1/imports/{import["id"]}")).Json;
            Assert.That(Sum(now), Is.EqualTo((long)now["readRows"]!), "every row that was read has exactly one outcome");
            if ((string)now["state"]! is not ("queued" or "running" or "undoing"))
            {
                return now;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException("The import did not end within a minute.");
    }

    public static async Task<JsonNode> Undo(this CrmClient client, JsonNode import)
    {
        var answer = await client.Post($"/api/v1/imports/{import["id"]}/undo");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Accepted), answer.Text);
        return await client.Ended(import);
    }

    public static async Task<List<JsonNode>> Rows(this CrmClient client, JsonNode import, string? outcome = null)
    {
        var rows = new List<JsonNode>();
        string? cursor = "";
        while (cursor is not null)
        {
            var page = await client.Get($"/api/v1/imports/{import["id"]}/rows?outcome={outcome}&cursor={cursor}");
            Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK), page.Text);
            rows.AddRange(page.Json["items"]!.AsArray().Select(r => r!.DeepClone()));
            cursor = (string?)page.Json["nextCursor"];
        }

        return rows;
    }

    /// <summary>Created, updated, duplicate, rejected.</summary>
    public static (int Created, int Updated, int Duplicate, int Rejected) Counts(this JsonNode import) =>
        ((int)import["created"]!, (int)import["updated"]!, (int)import["duplicate"]!, (int)import["rejected"]!);

    public static async Task<int> Count(this CrmClient client, string path) =>
        (int)(await client.Get($"/api/v1/{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}count=true&limit=1")).Json["totalCount"]!;

    private static long Sum(JsonNode import) => (long)import["created"]! + (long)import["updated"]! + (long)import["duplicate"]! + (long)import["rejected"]!;
}
