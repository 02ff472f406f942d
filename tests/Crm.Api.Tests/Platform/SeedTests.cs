using System.Net;
using System.Text.Json.Nodes;
using Crm.Platform.Modules;
using Crm.Testing;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Crm.Api.Tests.Platform;

/// <summary>What the verb <c>seed</c> writes past the commands is what the commands would have written.</summary>
public sealed class SeedTests
{
    private const string Password = "invented people only";

    [Test]
    public async Task Seed_OnAnEmptyDatabase_MakesPeopleWhoAreListedFoundCountedAndChanged()
    {
        var host = await CrmHost.StartEmpty();
        await using (host)
        {
            var code = await Seed(host, ("contacts", "400"), ("users", "8"), ("password", Password));

            using var client = await Manager(host);
            var people = await All(client, "contacts?sort=name");
            var firms = await All(client, "accounts?sort=name");
            Assert.That(code, Is.Zero);
            Assert.That((people.Count, firms.Count), Is.EqualTo((400, 40)));
            Assert.That((long)(await client.Get("/api/v1/contacts?count=true&limit=1")).Json["totalCount"]!, Is.EqualTo(400));
            Assert.That(people.Select(p => (string)p["language"]!).Distinct().Count(), Is.GreaterThan(8), "they are of many countries");
            Assert.That(people.Where(p => p["accountId"] is not null).All(p => p["accountName"] is not null), "companies are there");
            Assert.That(people.All(p => p["ownerName"] is not null), "somebody is responsible");

            foreach (var somebody in people.Where((_, i) => i % 40 == 0))
            {
                var email = (string)somebody["emails"]![0]!["address"]!;
                Assert.That(await Find(client, email), Does.Contain((string)somebody["id"]!), email);
                var digits = string.Concat(((string)somebody["phones"]![0]!["raw"]!).Where(char.IsAsciiDigit));
                Assert.That(await Find(client, digits), Does.Contain((string)somebody["id"]!), digits);
            }

            var tagged = people.Count(p => p["tags"]!.AsArray().Any(t => (string)t! == "vip"));
            Assert.That(tagged, Is.Positive);
            Assert.That((long)(await client.Get("/api/v1/contacts?tags=vip&count=true&limit=1")).Json["totalCount"]!, Is.EqualTo(tagged));
            Assert.That(await Verb(host, "check"), Is.Zero, "what is derived says what its source says");
            await IsChangedLikeAnyOther(client, people[7]);
            Assert.That(await Verb(host, "check"), Is.Zero);
        }
    }

    [Test]
    public async Task Seed_TwiceWithTheSameNumber_InventsTheSamePeople()
    {
        var first = await Names();

        Assert.That(await Names(), Is.EqualTo(first));

        static async Task<List<string>> Names()
        {
            var host = await CrmHost.StartEmpty();
            await using (host)
            {
                await Seed(host, ("contacts", "50"), ("users", "8"), ("password", Password), ("seed", "7"));
                using var client = await Manager(host);
                return [.. (await All(client, "contacts?sort=name")).Select(p => $"{p["id"]} {p["displayName"]} {p["emails"]![0]!["address"]} {p["accountName"]} {p["ownerName"]} {p["createdAt"]}")];
            }
        }
    }

    [Test]
    public async Task Seed_WhereCustomersAreAlready_IsRefusedUntilItIsAskedFor()
    {
        var host = await CrmHost.Start();
        await using (host)
        {
            using var client = await host.As("administrator");
            var before = await Count(client);

            var refused = await Seed(host, ("contacts", "20"));
            var between = await Count(client);
            var added = await Seed(host, ("contacts", "20"), ("add", "yes"));

            Assert.That((refused, added), Is.EqualTo((3, 0)));
            Assert.That((between, await Count(client)), Is.EqualTo((before, before + 20)));
            Assert.That(await Seed(host, ("contacts", "0")), Is.EqualTo(2));
            Assert.That(await Seed(host, ("contact", "10")), Is.EqualTo(2));
        }

        static async Task<long> Count(CrmClient client) => (long)(await client.Get("/api/v1/contacts?count=true&limit=1")).Json["totalCount"]!;
    }

    private static async Task IsChangedLikeAnyOther(CrmClient client, JsonNode somebody)
    {
        var path = $"/api/v1/contacts/{somebody["id"]}";
        var old = (string)somebody["emails"]![0]!["address"]!;
        var changed = await client.Patch(path, new { emails = new[] { new { address = "quite.another@elsewhere.example" } } }, ("If-Match", "\"v1\""));
        Assert.That(changed.Status, Is.EqualTo(HttpStatusCode.OK), changed.Text);
        Assert.That(await Find(client, old), Does.Not.Contain((string)somebody["id"]!));
        Assert.That(await Find(client, "quite.another"), Does.Contain((string)somebody["id"]!));
        var history = (await client.Get(path + "/history")).Json["items"]!.AsArray();
        Assert.That(history.Select(h => (string)h!["operation"]!), Is.EqualTo((string[])["edit", "create"]), history.ToJsonString());
        Assert.That((await client.Delete(path)).Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await Find(client, "quite.another"), Is.Empty);
    }

    private static Task<int> Seed(CrmHost host, params (string Name, string Value)[] options) => Verb(host, "seed", options);

    private static async Task<int> Verb(CrmHost host, string name, params (string Name, string Value)[] options)
    {
        var code = -1;
        await host.InScope(async services => code = await services.GetServices<IOperatorVerb>().Single(v => v.Name == name)
            .Run(services, options.ToDictionary(o => o.Name, o => o.Value, StringComparer.Ordinal), CancellationToken.None));
        return code;
    }

    // Of the invented users every eighth is a sales manager.
    private static async Task<CrmClient> Manager(CrmHost host)
    {
        var client = host.Anonymous();
        var answer = await client.SignIn("user8@seed.example", Password);
        return answer.Status == HttpStatusCode.OK ? client : throw new InvalidOperationException(answer.Text);
    }

    private static async Task<List<JsonNode>> All(CrmClient client, string list)
    {
        var all = new List<JsonNode>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = (await client.Get($"/api/v1/{list}&limit=200&cursor={cursor}")).Json;
            all.AddRange(page["items"]!.AsArray().Select(i => i!));
            cursor = (string?)page["nextCursor"];
        }

        return all;
    }

    private static async Task<List<string>> Find(CrmClient client, string words) =>
        [.. (await client.Get($"/api/v1/search?q={Uri.EscapeDataString(words)}")).Json["items"]!.AsArray().Select(h => (string)h!["id"]!)];
}
