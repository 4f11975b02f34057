using System.Text;
using NasGen.Search.Text;

namespace NasGen.Search.Spaces;

/// <summary>
/// Reads the text that <see cref="GenotypeText"/> writes, with its parts in any order. The messages help people who write such texts by hand.
/// </summary>
internal sealed class GenotypeReader(SearchSpace space, string text)
{
    private readonly Dictionary<string, string> _given = new(StringComparer.Ordinal);
    private int _place;

    /// <exception cref="FormatException">The message names what is wrong and the nearest known name.</exception>
    public Genotype Read()
    {
        SkipSpace();
        while (_place < text.Length)
        {
            ReadGroup();
            SkipSpace();
            if (_place < text.Length) Expect(';');
            SkipSpace();
        }
        return ToGenotype();
    }

    private void ReadGroup()
    {
        var group = Word(isName: true);
        Expect('=');
        SkipSpace();
        if (_place < text.Length && text[_place] != '(' && text[_place] != ';') Give(group, Word(isName: false));
        SkipSpace();
        if (_place >= text.Length || text[_place] != '(') return;
        do
        {
            _place++;
            var name = Word(isName: true);
            Expect(':');
            SkipSpace();
            Give($"{group}.{name}", Word(isName: false));
            SkipSpace();
        }
        while (_place < text.Length && text[_place] == ',');
        Expect(')');
    }

    private void Give(string name, string option)
    {
        if (!_given.TryAdd(name, option)) throw new FormatException($"{name} is given twice in '{text}'.");
    }

    private Genotype ToGenotype()
    {
        var genes = new double[space.Decisions.Count];
        for (var i = 0; i < genes.Length; i++)
        {
            genes[i] = double.NaN;
            if (!space.IsAlive(i, genes)) continue;
            var (name, domain) = (space.Decisions[i].Name, space.Decisions[i].Domain);
            if (!_given.Remove(name, out var option) && !_given.Remove($"{GenotypeText.Group(name)}.{GenotypeText.Last(name)}", out option))
                throw new FormatException($"{name} is missing in '{text}'.{Misspelt(name)}");
            if (!domain.TryParse(option, out genes[i])) throw new FormatException($"{name} has no option '{option}'.{Options(domain, option)}");
        }
        if (_given.Count > 0) throw new FormatException(Unused(_given.Keys.First(), genes));
        return space.Canonical(genes);
    }

    private string Unused(string name, double[] genes)
    {
        var known = Enumerable.Range(0, genes.Length).Where(i => Short(i) == name || space.Decisions[i].Name == name).ToArray();
        if (known.Length > 0 && known.All(i => !space.IsAlive(i, genes)))
        {
            var conditions = known.Select(i => $"{space.Decisions[i].When!.Decision}={string.Join(" or ", space.Decisions[i].When!.Options)}");
            return $"{name} has no meaning here: it needs {string.Join(", or ", conditions.Distinct())}.";
        }
        return $"{name} is not a decision of {space.Name}.{NearestName.Hint(name, [.. Enumerable.Range(0, genes.Length).Select(Short).Distinct()])}";
    }

    private string Misspelt(string name) =>
        NearestName.Of(name, _given.Keys.Where(g => space.IndexOf(g) < 0)) is { } given ? $" Is '{given}' meant?" : "";

    private string Short(int decision) =>
        space.Decisions[decision].Name is var name && GenotypeText.Below(name).Length == 0 ? name : $"{GenotypeText.Group(name)}.{GenotypeText.Last(name)}";

    private static string Options(Domain domain, string option) => domain switch
    {
        Categorical categorical => NearestName.Hint(option, categorical.Options),
        Ordinal ordinal => $" Known: {string.Join(", ", ordinal.Options)}.",
        IntegerRange { Step: > 1 } range => $" It goes from {Ends(range)} in steps of {range.Step}.",
        IntegerRange range => $" It goes from {Ends(range)}.",
        FloatRange range => $" It goes from {range.Format(range.Min)} to {range.Format(range.Max)}.",
        _ => "",
    };

    private static string Ends(IntegerRange range) => $"{range.Format(0)} to {range.Format((double)range.Count! - 1)}";

    private string Word(bool isName)
    {
        SkipSpace();
        if (!isName && _place < text.Length && text[_place] == '"') return Quoted();
        var start = _place;
        while (_place < text.Length && !";,()=:".Contains(text[_place])) _place++;
        var word = text[start.._place].TrimEnd();
        return word.Length > 0 ? word : throw Wrong(isName ? "a decision's name" : "an option");
    }

    private string Quoted()
    {
        var word = new StringBuilder();
        while (++_place < text.Length && text[_place] != '"')
        {
            if (text[_place] == '\\' && ++_place < text.Length) word.Append(text[_place] switch { 'n' => '\n', 'r' => '\r', var c => c });
            else if (_place < text.Length) word.Append(text[_place]);
        }
        if (_place >= text.Length) throw Wrong("a closing quotation mark");
        _place++;
        return word.ToString();
    }

    private void Expect(char punctuation)
    {
        SkipSpace();
        if (_place >= text.Length || text[_place] != punctuation) throw Wrong($"'{punctuation}'");
        _place++;
    }

    private void SkipSpace()
    {
        while (_place < text.Length && char.IsWhiteSpace(text[_place])) _place++;
    }

    private FormatException Wrong(string expected) =>
        new($"{expected} is missing at '{text[Math.Min(_place, text.Length)..]}' in '{text}'. The form is Stem=ConvBlock(Width: 16); DropoutRate=0.1.");
}
