using System.Text.Json.Nodes;
using Crm.Api.Tests.Bulk;
using Crm.Platform.Data;
using Crm.Platform.Records;
using Crm.Platform.Search;
using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Crm.Api.Tests.History;

/// <summary>Whatever two people did to records that refer to each other, undo brings back the graph, index rows and postings included.</summary>
public sealed class UndoPropertyTests : HostFixture
{
    private const int Accounts = 3;
    private const int Contacts = 4;
    private static readonly string[] Fields = ["title", "department", "tags", "emails", "familyName"];

    /// <summary>One act: what, by whom, on which record, with which values.</summary>
    private sealed record Act(int What, int Who, int Target, int Value);

    private static Gen<Act> Acts =>
        from what in Gen.Choose(0, 7)
        from who in Gen.Choose(0, 1)
        from target in Gen.Choose(0, 11)
        from value in Gen.Choose(0, 11)
        select new Act(what, who, target, value);

    [Test]
    public async Task UndoOfEverything_NewestFirst_RestoresTheGraph()
    {
        foreach (var acts in Acts.ListOf(12).Sample(5))
        {
            var world = await World.Make(this);
            var before = await world.State();
            var sets = await world.Do(acts);
            foreach (var set in Enumerable.Reverse(sets))
            {
                var undo = await Admin.Post($"/api/v1/change-sets/{set.Id}/undo");
                Assert.That(undo.Json["conflicts"]?.AsArray(), Is.Empty, undo.Text + Told(acts));
            }

            Assert.That(await world.State(), Is.EqualTo(before), Told(acts));
        }
    }

    [Test]
    public async Task UndoOfOneActAmongMany_RestoresExactlyWhatNobodyChangedLater()
    {
        foreach (var acts in Acts.ListOf(12).Sample(6))
        {
            var world = await World.Make(this);
            var sets = await world.Do(acts);
            if (sets.Count == 0)
            {
                continue;
            }

            var middle = sets[sets.Count / 2];
            var now = await world.Records();
            var expected = Expect(now, middle);
            var undo = await Admin.Post($"/api/v1/change-sets/{middle.Id}/undo");

            // A rule refuses what would now be a circle of parents: that record stays as it was.
            foreach (var refused in undo.Json["conflicts"]!.AsArray().Where(c => (string)c!["code"]! == "refused").Select(c => (Guid)c!["recordId"]!))
            {
                expected[refused] = now[refused];
            }

            Assert.That(Show(await world.Records()), Is.EqualTo(Show(expected)), $"{middle.What}{Told(acts)}");
            Assert.That(await world.IndexMatches(), Is.Empty, Told(acts));
        }
    }

    // A field goes back where it still has the value that the act gave it; a creation is taken away where the record is as it was created.
    private static Dictionary<Guid, JsonObject> Expect(Dictionary<Guid, JsonObject> now, Done done)
    {
        var expected = now.ToDictionary(r => r.Key, r => (JsonObject)r.Value.DeepClone());
        foreach (var (id, before) in done.Before)
        {
            var after = done.After[id];
            foreach (var field in before.Select(f => f.Key).Where(f => f != "deleted" && !JsonNode.DeepEquals(before[f], after[f]) && JsonNode.DeepEquals(now[id][f], after[f])))
            {
                expected[id][field] = before[field]?.DeepClone();
            }

            if ((bool)before["deleted"]! != (bool)after["deleted"]!)
            {
                expected[id]["deleted"] = (bool)before["deleted"]!;
            }
        }

        return expected;
    }

    private static string Show(Dictionary<Guid, JsonObject> records) => string.Join('\n', records.OrderBy(r => r.Key).Select(r => r.Key + r.Value.ToJsonString()));

    private static string Told(IEnumerable<Act> acts) => "\n" + string.Join('\n', acts);

    /// <summary>What one change set did to the records it touched.</summary>
    private sealed record Done(Guid Id, string What, Dictionary<Guid, JsonObject> Before, Dictionary<Guid, JsonObject> After);

    /// <summary>Some accounts and contacts of two people.</summary>
    private sealed class World(UndoPropertyTests test, CrmClient[] people, Guid[] owners, string mark)
    {
        private readonly List<(string Resource, Guid Id)> records = [];

        public static async Task<World> Make(UndoPropertyTests test)
        {
            var people = new[] { test.Admin, await test.As("sales-manager") };
            var owners = new List<Guid>();
            foreach (var person in people)
            {
                owners.Add((Guid)(await person.Session())["user"]!["id"]!);
            }

            var world = new World(test, people, [.. owners], $"w{Guid.CreateVersion7():N}");
            for (var i = 0; i < Accounts; i++)
            {
                world.records.Add(("accounts", (Guid)(await test.Admin.Create("accounts", new { name = $"Account {i}", tags = new[] { "t0" } }))["id"]!));
            }

            for (var i = 0; i < Contacts; i++)
            {
                world.records.Add(("contacts", (Guid)(await test.Admin.Create("contacts", new { familyName = $"Contact {i}", accountId = world.records[i % Accounts].Id }))["id"]!));
            }

            return world;
        }

        public async Task<List<Done>> Do(IEnumerable<Act> acts)
        {
            var done = new List<Done>();
            var before = await Records();
            foreach (var act in acts)
            {
                if (await Do(act) is not { } set)
                {
                    continue;
                }

                var after = await Records();
                var touched = before.Keys.Where(id => !JsonNode.DeepEquals(before[id], after[id])).ToList();
                done.Add(new Done(set, act.ToString(), touched.ToDictionary(id => id, id => before[id]), touched.ToDictionary(id => id, id => after[id])));
                before = after;
            }

            return done;
        }

        public async Task<Dictionary<Guid, JsonObject>> Records()
        {
            var found = new Dictionary<Guid, JsonObject>();
            foreach (var (resource, id) in records)
            {
                var json = (JsonObject)(await test.Admin.Get($"/api/v1/{resource}/{id}")).Json;
                json["deleted"] = json["deletedAt"] is not null;
                foreach (var name in (string[])["version", "updatedAt", "updatedBy", "updatedByName", "deletedAt", "can", "accountName", "parentName", "ownerName", "teamName", "displayName"])
                {
                    json.Remove(name);
                }

                found[id] = json;
            }

            return found;
        }

        /// <summary>Field values, index rows, postings and whether they are in the bin, as one text.</summary>
        public async Task<string> State() => Show(await Records()) + "\n" + string.Join('\n', await Rows());

        /// <summary>Index rows and postings that differ from what the records say now.</summary>
        public async Task<List<string>> IndexMatches()
        {
            var before = await Rows();
            List<string> wanted = [];
            await test.Host.InScope(async s =>
            {
                var db = s.GetRequiredService<CrmDbContext>();
                foreach (var type in s.GetRequiredService<RecordCatalog>().All)
                {
                    foreach (var (_, id) in records)
                    {
                        if (await db.FindAsync(type.RecordClass, id) is Crm.Kernel.Record record)
                        {
                            wanted.AddRange(type.Fields.Where(f => f.Kind.IsIndexed).SelectMany(f => f.Kind.IndexKeys(f.Get(record))
                                .Select(k => $"{id} {(k.SubField.Length == 0 ? f.IndexName : $"{f.IndexName}.{k.SubField}")} {k.Key}")));
                            wanted.AddRange(type.Fields.Where(f => f.IsSearchable).SelectMany(f => f.Kind.SearchTerms(f.Get(record))).Select(t => $"{id} {t}"));
                        }
                    }
                }
            });
            return [.. before.Except(wanted.Distinct()).Concat(wanted.Except(before))];
        }

        private async Task<List<string>> Rows()
        {
            var ids = records.ConvertAll(r => r.Id);
            var rows = new List<string>();
            await test.Host.InScope(async s =>
            {
                var db = s.GetRequiredService<CrmDbContext>();
                rows.AddRange((await db.Set<FieldValue>().Where(v => ids.Contains(v.RecordId)).ToListAsync()).Select(v => $"{v.RecordId} {v.Field} {v.KeyText}"));
                rows.AddRange((await db.Set<Posting>().Where(p => ids.Contains(p.RecordId)).ToListAsync()).Select(p => $"{p.RecordId} {p.Term}"));
            });
            rows.Sort(StringComparer.Ordinal);
            return rows;
        }

        private async Task<Guid?> Do(Act act)
        {
            var (resource, id) = records[act.Target % records.Count];
            var person = people[act.Who];
            var account = records[act.Value % Accounts].Id;
            var answer = act.What switch
            {
                0 or 1 => await person.Patch($"/api/v1/{resource}/{id}", Values(resource, act)),
                2 => await person.Delete($"/api/v1/{resource}/{id}"),
                3 => await person.Post($"/api/v1/{resource}/{id}/restore"),
                4 => await person.Patch($"/api/v1/{resource}/{id}", new JsonObject { [resource == "accounts" ? "parentId" : "accountId"] = act.Value > 9 ? null : account }),
                5 => await person.Patch($"/api/v1/{resource}/{id}", new { ownerId = owners[act.Value % 2] }),
                _ => null,
            };
            if (answer is not null)
            {
                return answer.Headers.ContainsKey("Change-Set-Id") && answer.Headers["Change-Set-Id"].Length > 0 ? answer.ChangeSetId : null;
            }

            var chosen = records.Where((r, i) => r.Resource == resource && (i + act.Value) % 3 > 0).Select(r => new JsonObject { ["id"] = r.Id }).ToList<JsonNode>();
            if (chosen.Count == 0)
            {
                return null;
            }

            var request = act.What == 6
                ? Bulking.Chosen("edit", chosen).With("changes", new JsonObject { ["notes"] = $"{mark} {act.Value % 3}", ["tags"] = new JsonObject { ["add"] = new JsonArray($"t{act.Value % 4}"), ["remove"] = new JsonArray($"t{(act.Value + 1) % 4}") } })
                : Bulking.Chosen("reassign", chosen).With("owners", new JsonArray([.. owners.Select(o => (JsonNode)o)]));
            return (await test.Host.Bulk(person, resource, request)).ChangeSetId;
        }

        private static JsonObject Values(string resource, Act act)
        {
            var tags = new JsonArray([.. Enumerable.Range(0, act.Value % 3).Select(i => (JsonNode)$"t{(act.Value + i) % 4}")]);
            return resource == "accounts"
                ? new JsonObject { ["industry"] = $"i{act.Value % 3}", ["name"] = $"Account {act.Value}", ["tags"] = tags }
                : Fields[act.Value % Fields.Length] switch
                {
                    "tags" => new JsonObject { ["tags"] = tags },
                    "emails" => new JsonObject { ["emails"] = new JsonArray(new JsonObject { ["address"] = $"a{act.Value}@x.example" }), ["title"] = $"t{act.Value % 2}" },
                    var field => new JsonObject { [field] = $"v{act.Value}" },
                };
        }
    }
}
