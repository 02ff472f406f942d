using Crm.Platform.Files;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Unit.Tests.Platform;

/// <summary>Whatever name a file is given, it stays a name.</summary>
public sealed class FileNameTests
{
    private static readonly Gen<string> Names = Gen.Elements("a", "Ж", "标", "/", "\\", "..", ".", "\r\n", "\0", "\u202e", "\"", "%", "'", ";", "\ud83d\ude00", "\ud83d", " ", ".pdf", "x".PadLeft(200, 'x'), ":", "*")
        .ListOf(8).Select(string.Concat);

    [Test]
    public void Clean_AnyName_IsOneVisiblePartOfBoundedLength() => Check.QuickThrowOnFailure(Prop.ForAll(Names.ToArbitrary(), given =>
    {
        var name = FileName.Clean(given);
        return name.Length is > 0 and <= 255 && name.Trim() == name && !name.EndsWith('.') && name.All(c => !char.IsControl(c) && c is not ('/' or '\\' or '"' or ':' or '*' or '\u202e'))
            && Path.GetFileName(name) == name && FileName.Clean(name) == name;
    }));

    [Test]
    public void Disposition_AnyName_IsOneHeaderThatGivesTheNameBack() => Check.QuickThrowOnFailure(Prop.ForAll(Names.ToArbitrary(), given =>
    {
        var name = FileName.Clean(given);
        var header = FileName.Disposition(name, inline: false);
        return header.All(c => c is >= ' ' and < '\x7f') && System.Net.Http.Headers.ContentDispositionHeaderValue.TryParse(header, out var read) && read.FileNameStar == name;
    }));
}
