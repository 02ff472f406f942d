using AutoMapper;
using Crm.Platform.Mapping;
using Crm.Platform.Modules;

namespace Crm.Architecture.Tests;

/// <summary>Maps are valid, and flat: AutoMapper 8 overflows the stack on self-referential graphs (docs/adr/0004).</summary>
public sealed class AutoMapperTests
{
    private static readonly MapperConfiguration Configuration = MappingSetup.Configure(ModuleCatalog.Discover());

    [Test]
    public void Maps_Configuration_IsValid()
    {
        Assert.That(Configuration.GetAllTypeMaps(), Is.Not.Empty);
        Assert.That(Configuration.AssertConfigurationIsValid, Throws.Nothing);
    }

    [Test]
    public void Maps_Types_AreNeverRecursive()
    {
        var maps = Configuration.GetAllTypeMaps();
        var reached = maps.ToDictionary(
            map => map,
            map => map.PropertyMaps.Where(p => p.SourceType is not null)
                .Select(p => Configuration.FindTypeMapFor(Item(p.SourceType), Item(p.DestinationType))).OfType<TypeMap>().ToList());

        Assert.That(maps.Where(map => Reaches(map, map, [])).Select(m => $"{m.SourceType.Name} to {m.DestinationType.Name}"), Is.Empty);

        bool Reaches(TypeMap from, TypeMap target, HashSet<TypeMap> seen) =>
            reached[from].Any(next => next == target || (seen.Add(next) && Reaches(next, target, seen)));
    }

    private static Type Item(Type type) =>
        type.GetInterfaces().Append(type).FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>) && type != typeof(string))?.GetGenericArguments()[0] ?? type;
}
