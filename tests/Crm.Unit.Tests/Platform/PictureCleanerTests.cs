using System.Text;
using Crm.Platform.Portraits;
using NUnit.Framework;

namespace Crm.Unit.Tests.Platform;

/// <summary>Pictures keep their pixels and nothing else.</summary>
public sealed class PictureCleanerTests
{
    private const string Secret = "GPS 40.4168 N";

    private static readonly byte[] Jpeg =
    [
        0xFF, 0xD8, .. Segment(0xE0, "JFIF\0\x01\x01\0\0\x01\0\x01\0\0"), .. Segment(0xE1, "Exif\0\0" + Secret), .. Segment(0xED, "Photoshop " + Secret), .. Segment(0xFE, Secret), .. Segment(0xC0, "\x08\0\x10\0\x10\x01\x01\x11\0"),
        .. Segment(0xDA, "\x01\x01\0\0\x3F\0"), 0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56, 0xFF, 0xD9, .. Encoding.Latin1.GetBytes("<script>" + Secret),
    ];

    private static readonly byte[] Png =
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR", [0, 0, 0, 16, 0, 0, 0, 16, 8, 2, 0, 0, 0]), .. Chunk("eXIf", Text(Secret)), .. Chunk("tEXt", Text("Comment\0" + Secret)), .. Chunk("IDAT", [1, 2, 3]), .. Chunk("IEND", []), .. Text(Secret)];

    private static readonly byte[] WebP = Riff([.. Little("VP8X", [0x1C, 0, 0, 0, 15, 0, 0, 15, 0, 0]), .. Little("VP8 ", [0, 0, 0, 0x9D, 0x01, 0x2A, 16, 0, 16, 0, 7]), .. Little("EXIF", Text(Secret)), .. Little("XMP ", Text(Secret))]);

    private static IEnumerable<TestCaseData> Pictures() =>
        [new TestCaseData(Jpeg, "image/jpeg").SetArgDisplayNames("jpeg"), new TestCaseData(Png, "image/png").SetArgDisplayNames("png"), new TestCaseData(WebP, "image/webp").SetArgDisplayNames("webp")];

    [TestCaseSource(nameof(Pictures))]
    public void Clean_OfAPictureThatTellsMore_LeavesThePixelsAlone(byte[] picture, string contentType)
    {
        var clean = PictureCleaner.Clean(picture)!;

        Assert.That(clean.ContentType, Is.EqualTo(contentType));
        Assert.That(Encoding.Latin1.GetString(picture), Does.Contain(Secret));
        Assert.That(Encoding.Latin1.GetString(clean.Content), Does.Not.Contain(Secret[..3]).And.Not.Contain("script"));
        Assert.That(PictureCleaner.Clean(clean.Content)!.Content, Is.EqualTo(clean.Content), "what is clean stays as it is");
    }

    [Test]
    public void Clean_OfAJpeg_KeepsHeadAndScan()
    {
        byte[] expected =
        [
            0xFF, 0xD8, .. Segment(0xE0, "JFIF\0\x01\x01\0\0\x01\0\x01\0\0"), .. Segment(0xC0, "\x08\0\x10\0\x10\x01\x01\x11\0"), .. Segment(0xDA, "\x01\x01\0\0\x3F\0"), 0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56, 0xFF, 0xD9,
        ];

        Assert.That(PictureCleaner.Clean(Jpeg)!.Content, Is.EqualTo(expected));
    }

    [TestCaseSource(nameof(Pictures))]
    public void Clean_OfWhatIsCutOffOrTooLarge_IsNothing(byte[] picture, string contentType)
    {
        // Behind the end mark of a JPEG and a PNG there is text.
        var end = picture.Length - (contentType == "image/webp" ? 60 : 30);
        Assert.That(Enumerable.Range(0, end).Select(n => PictureCleaner.Clean(picture.AsSpan(0, n))).ToList(), Is.All.Null);

        var wide = contentType switch
        {
            "image/jpeg" => Replace(picture, [0xFF, 0xC0, 0, 11, 8, 0, 16, 0, 16], [0xFF, 0xC0, 0, 11, 8, 0, 16, 9, 16]),
            "image/png" => Replace(picture, [0x49, 0x48, 0x44, 0x52, 0, 0, 0, 16], [0x49, 0x48, 0x44, 0x52, 0, 0, 9, 16]),
            _ => Replace(picture, [0x1C, 0, 0, 0, 15, 0], [0x1C, 0, 0, 0, 15, 9]),
        };
        Assert.That(PictureCleaner.Clean(wide), Is.Null);
    }

    [TestCase("GIF89a")]
    [TestCase("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")]
    [TestCase("")]
    public void Clean_OfAnythingElse_IsNothing(string content) => Assert.That(PictureCleaner.Clean(Text(content)), Is.Null);

    private static byte[] Replace(byte[] bytes, byte[] old, byte[] with)
    {
        var at = bytes.AsSpan().IndexOf(old);
        return [.. bytes[..at], .. with, .. bytes[(at + old.Length)..]];
    }

    private static byte[] Segment(byte marker, string content) => [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. Text(content)];

    private static byte[] Chunk(string name, byte[] content) => [0, 0, 0, (byte)content.Length, .. Text(name), .. content, 0, 0, 0, 0];

    private static byte[] Little(string name, byte[] content) => [.. Text(name), (byte)content.Length, 0, 0, 0, .. content, .. content.Length % 2 == 1 ? new byte[1] : []];

    private static byte[] Riff(byte[] content) => [.. "RIFF"u8, (byte)(content.Length + 4), 0, 0, 0, .. "WEBP"u8, .. content];

    private static byte[] Text(string text) => Encoding.Latin1.GetBytes(text);
}
