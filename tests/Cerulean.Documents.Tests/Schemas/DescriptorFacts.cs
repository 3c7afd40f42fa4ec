namespace Cerulean.Documents.Schemas.Tests;

/// <summary>Facts of descriptor, for <see cref="VerdictTests"/>.</summary>
internal static class DescriptorFacts
{
    public const string Document = """
        - descriptor $ null ; [] ; 1 ; {} ; {"uid": "d", "time": 1, "run_start": "s"} ; {"uid": "d", "time": 1, "data_keys": {}}
        + descriptor $ {"uid": "d", "time": 1, "run_start": "s", "data_keys": {}}
        - descriptor uid ~ ; null ; 1
        - descriptor run_start ~ ; null ; 1
        + descriptor time 0 ; -1.5 ; NaN
        - descriptor time ~ ; null ; "1" ; true
        + descriptor name ~ ; ""
        - descriptor name null ; 1 ; []
        + descriptor data_keys {}
        - descriptor data_keys ~ ; null ; [] ; "x" ; {"m": null} ; {"m": 1} ; {"m": []} ; {"m": {}} ; {"m": "number"}
        + descriptor object_keys ~ ; {} ; {"m": 1} ; {"m": ["a", 1]} ; {"m": null} ; {"m": {"x": {}}}
        - descriptor object_keys null ; [] ; "x"
        + descriptor object_classes ~ ; {} ; {"m": 1} ; {"m": null} ; {"m": ["a"]} ; {"m": {"x": 1}}
        - descriptor object_classes null ; [] ; "x"
        + descriptor configuration ~ ; {} ; {"m": {}} ; {"m": {"more": 1}} ; {"m": {"data": {}, "timestamps": {}, "data_keys": {}}} ; {"m": {"data": {"v": {"w": 1}}}}
        - descriptor configuration null ; [] ; {"m": null} ; {"m": []} ; {"m": 1}
        - descriptor configuration>m>data null ; [] ; 1
        - descriptor configuration>m>timestamps null ; [] ; 1
        + descriptor configuration>m>data_keys ~ ; {}
        - descriptor configuration>m>data_keys null ; [] ; {"v": {}} ; {"v": null}
        - descriptor configuration>m>data_keys>v>dtype ~ ; "int" ; null
        + descriptor configuration>m>data_keys>v>dtype "array" ; "boolean"
        + descriptor hints ~ ; {} ; {"m": {}} ; {"m": 1} ; {"m": null} ; {"m": {"fields": 1, "NX_class": "x"}} ; {"fields": []} ; {"fields": ["a"]}
        - descriptor hints null ; [] ; "x" ; {"fields": null} ; {"fields": "a"} ; {"fields": [1]} ; {"fields": {}} ; {"fields": {"fields": []}}
        + descriptor hints>NX_class "NXdetector" ; "NX_" ; "NXA" ; "NXa\n"
        - descriptor hints>NX_class null ; 1 ; "" ; "NX" ; "detector" ; "NXa1" ; "NXa b" ; " NXa" ; "xNXa" ; "NXa\n\n" ; "NXé" ; "nxa" ; "a\nNXa" ; {}
        """;

    public const string DataKeys = """
        + descriptor data_keys>m>dtype "string" ; "number" ; "array" ; "boolean" ; "integer"
        - descriptor data_keys>m>dtype ~ ; null ; "" ; "float64" ; "object" ; "Number" ; 1 ; ["number"]
        + descriptor data_keys>m>shape [] ; [3] ; [3.0] ; [null] ; [null, 3] ; [3.0, null] ; [1e300] ; [-1] ; [123456789012345678901234567890] ; [2.0, 3.0]
        - descriptor data_keys>m>shape ~ ; null ; 3 ; {} ; "3" ; [1.5] ; [1.0, 1.5] ; ["3"] ; [true] ; [true, false] ; [[1]] ; [[1, 2], [3, 4]] ; [NaN] ; [Infinity] ; [null, 1.5] ; [1, "2"]
        - descriptor data_keys>m>source ~ ; null ; 1 ; []
        + descriptor data_keys>m>source ""
        + descriptor data_keys>m>choices ~ ; [] ; ["a"]
        - descriptor data_keys>m>choices null ; "a" ; [1] ; ["a", 1] ; {} ; [[]]
        + descriptor data_keys>m>dims ~ ; [] ; ["x", "y"]
        - descriptor data_keys>m>dims null ; "x" ; [1, 2] ; [null]
        + descriptor data_keys>m>dtype_numpy ~ ; "<f8" ; "|b1" ; "<U12" ; ">i4" ; "|t0" ; "<M8[ns]" ; "xx<f8yy" ; "f8<f8" ; "\n<f8\n" ; "<<<f8" ; "<f<f8" ; "|V1234567890"
        - descriptor data_keys>m>dtype_numpy null ; 1 ; "" ; "f8" ; "=f8" ; "<f" ; "<8" ; "<x8" ; "<F8" ; "< f8" ; "<f 8" ; "<f٣" ; "f8<" ; {} ; true
        + descriptor data_keys>m>dtype_numpy [] ; [["a", "<f8"]] ; [["", "<f8"], ["b", "x|b1"]]
        - descriptor data_keys>m>dtype_numpy ["<f8"] ; ["a", "<f8"] ; [["a"]] ; [["a", "q"]] ; [["a", "<f8", "z"]] ; [["a", "<f8", [2]]] ; [[1, "<f8"]] ; [["a", 8]] ; [null] ; [[]] ; [1, 2] ; [[1, 2]] ; [["a", ["<f8"]]] ; [["a", [["b", "<f8"]]]] ; [{}]
        + descriptor data_keys>m>external ~ ; "STREAM:" ; "FILESTORE:" ; "A" ; "A:b" ; "OLDx" ; "Ab" ; "X y"
        - descriptor data_keys>m>external null ; "" ; "stream:" ; ":A" ; " A" ; "1A" ; "\nA" ; "ÀB" ; 1 ; []
        + descriptor data_keys>m>object_name ~ ; ""
        - descriptor data_keys>m>object_name null ; 1
        + descriptor data_keys>m>precision ~ ; null ; 0 ; 3 ; 3.0 ; -1 ; 1e300 ; 123456789012345678901234567890
        - descriptor data_keys>m>precision 1.5 ; "3" ; true ; NaN ; [] ; {}
        + descriptor data_keys>m>units ~ ; null ; "" ; "µm"
        - descriptor data_keys>m>units 1 ; [] ; false
        + descriptor data_keys>m>vendor 1 ; null ; {"x": 1} ; [{"a.b": 1}]
        + descriptor data_keys>m>limits ~ ; {} ; {"control": {"low": 0, "high": 1}} ; {"control": null} ; {"display": {"low": null, "high": null}} ; {"rds": null} ; {"hysteresis": null}
        - descriptor data_keys>m>limits null ; [] ; 1 ; {"foo": 1} ; {"control": {}} ; {"control": {"low": 0}} ; {"control": {"high": 0}} ; {"control": []} ; {"control": 1} ; {"Control": null}
        + descriptor data_keys>m>limits>control>low 1 ; -1.5 ; null ; NaN ; Infinity ; 123456789012345678901234567890
        - descriptor data_keys>m>limits>control>low ~ ; "a" ; true ; [] ; {}
        - descriptor data_keys>m>limits>control>high ~ ; "a" ; false
        - descriptor data_keys>m>limits>control>step 1 ; null
        - descriptor data_keys>m>limits>display {"low": 1} ; "x"
        - descriptor data_keys>m>limits>warning {"low": 1, "high": 2, "x": 3} ; true
        - descriptor data_keys>m>limits>alarm {"low": [], "high": 2} ; 0
        + descriptor data_keys>m>limits>hysteresis ~ ; 0 ; 1.5 ; -1 ; NaN
        - descriptor data_keys>m>limits>hysteresis "x" ; true ; [] ; {}
        + descriptor data_keys>m>limits>rds ~ ; {"time_difference": 1, "value_difference": 2.5, "more": "x"}
        - descriptor data_keys>m>limits>rds {} ; [] ; 1 ; {"time_difference": 1} ; {"value_difference": 1} ; {"time_difference": null, "value_difference": 1} ; {"time_difference": 1, "value_difference": "1"} ; {"time_difference": true, "value_difference": 1}
        """;

    // The rule for names reaches into the typed members as well.
    public const string Names = """
        + descriptor more 1 ; null ; {"a": {"b": 1}} ; [{"a.b": 1}]
        - descriptor more {"a.b": 1} ; {"a": {"b/c": 1}} ; {"": 1}
        - descriptor run.start 1
        - descriptor a/b 1
        - descriptor data_keys>a.b {"source": "", "dtype": "number", "shape": []}
        - descriptor data_keys>a/b {"source": "", "dtype": "number", "shape": []}
        - descriptor data_keys> {"source": "", "dtype": "number", "shape": []}
        + descriptor data_keys>a-b:c {"source": "", "dtype": "number", "shape": []}
        - descriptor data_keys>m>a.b 1
        - descriptor data_keys>m>vendor {"a.b": 1} ; {"a": {"/": 1}}
        - descriptor object_keys {"a.b": []} ; {"a/b": []} ; {"": []} ; {"m": {"a.b": 1}}
        - descriptor object_classes {"a.b": "x"} ; {"m": {"a/b": 1}}
        - descriptor configuration {"a.b": {}} ; {"": {}}
        - descriptor configuration>m>data {"a.b": 1} ; {"a": {"b.c": 1}}
        - descriptor configuration>m>timestamps {"a.b": 1}
        - descriptor configuration>m>data_keys {"a.b": {"source": "", "dtype": "number", "shape": []}}
        - descriptor configuration>m>a/b 1
        - descriptor hints {"a.b": {}} ; {"m": {"a/b": 1}}
        + descriptor hints {"m": [{"a/b": 1}]}
        - descriptor data_keys>m>limits>rds {"time_difference": 1, "value_difference": 2, "a.b": 1}
        """;
}
